// Where these were; to be taken from './names'.
export { dnsLabelProblems, dnsNameProblems } from './names';
