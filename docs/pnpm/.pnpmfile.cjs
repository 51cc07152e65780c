// Copy beside your pnpm-workspace.yaml or package.json. ROS CDK is built on constructs 3 and brings it as a dependency;
// it also names it as a peer, which pnpm fills with your constructs 10, and nothing of ROS CDK works then.
module.exports = {
  hooks: {
    readPackage(pkg) {
      if (pkg.name?.startsWith('@alicloud/ros-cdk-')) delete pkg.peerDependencies?.constructs;
      return pkg;
    },
  },
};
