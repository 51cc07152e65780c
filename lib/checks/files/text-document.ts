import type { Json } from '../plain-json';
import type { Position, Positions } from '../subject';

/** One document of a file. */
export interface TextDocument {
  /** Plain JSON. */
  readonly content: Json;
  readonly positions: Positions;
}

/** Why a file, or a document of it, cannot be read. */
export interface TextProblem {
  readonly message: string;
  /** @default - the whole file */
  readonly position?: Position;
}

/** A comment that acknowledges a finding. */
export interface IgnoreComment {
  readonly id: string;
  /** Empty where there is none. */
  readonly reason: string;
  readonly position: Position;
  /** The lines that it is about, both ends included. */
  readonly lines: readonly [first: number, last: number];
}

/** What a text holds. */
export interface ReadText {
  readonly documents: readonly TextDocument[];
  readonly problems: readonly TextProblem[];
  readonly ignores: readonly IgnoreComment[];
}

/** Limits of what is read: beyond them a text is meant to hurt, or made by mistake. */
export const LIMITS = {
  /** Characters of a file; a thousand resources are a tenth of that. */
  characters: 16 * 1024 * 1024,
  /** How deep maps and lists may lie in each other; ROS and Kubernetes stay below 30. */
  depth: 100,
  /** Values of a document, those that aliases repeat counted each time. */
  values: 2_000_000,
} as const;
