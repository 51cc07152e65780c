/** The one door to `constructs`: version 10, the one cdk8s is built on. */
export { Construct } from 'constructs';
