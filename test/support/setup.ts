// Absolute paths of stack traces would be half of the time and all of the noise.
process.env.CDK_DISABLE_STACK_TRACE = '1';
