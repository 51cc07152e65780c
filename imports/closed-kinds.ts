// generated from imports/crd by `npx projen import`

/** The fields of an object by name, and theirs; `true` for what may be anything. Lists are as their elements. */
export type Fields = true | { readonly [field: string]: Fields };

/** The fields of each kind, as `group/Kind`, of which a server keeps no schema. */
export const CLOSED_KINDS: Readonly<Record<string, Fields>> = {
 "alert.alibabacloud.com/AckAlertRule": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "groups": {
    "name": true,
    "rules": {
     "name": true,
     "type": true,
     "expression": true,
     "enable": true,
     "contactGroups": true,
     "thresholds": {
      "key": true,
      "value": true,
      "unit": true
     }
    }
   }
  },
  "status": true
 },
 "alibabacloud.com/AlbConfig": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "config": {
    "id": true,
    "forceOverride": true,
    "listenerForceOverride": true,
    "name": true,
    "addressType": true,
    "addressAllocatedMode": true,
    "addressIpVersion": true,
    "ipv6AddressType": true,
    "edition": true,
    "zoneMappings": {
     "vSwitchId": true,
     "zoneId": true,
     "allocationId": true,
     "eipType": true
    },
    "accessLogConfig": {
     "logProject": true,
     "logStore": true
    },
    "billingConfig": {
     "payType": true,
     "internetBandwidth": true,
     "internetChargeType": true,
     "bandWidthPackageId": true
    },
    "resourceGroupId": true,
    "tags": {
     "key": true,
     "value": true
    },
    "deletionProtectionEnabled": true,
    "modificationProtectionConfig": {
     "status": true,
     "reason": true
    }
   },
   "listeners": {
    "port": true,
    "protocol": true,
    "description": true,
    "loadBalancerId": true,
    "defaultActions": true,
    "certificates": {
     "CertificateId": true,
     "IsDefault": true
    },
    "caCertificates": {
     "CertificateId": true,
     "IsDefault": true
    },
    "caEnabled": true,
    "securityPolicyId": true,
    "idleTimeout": true,
    "requestTimeout": true,
    "gzipEnabled": true,
    "http2Enabled": true,
    "quicConfig": {
     "quicUpgradeEnabled": true,
     "quicListenerId": true
    },
    "xForwardedForConfig": {
     "XForwardedForEnabled": true,
     "XForwardedForProtoEnabled": true,
     "XForwardedForSLBIdEnabled": true,
     "XForwardedForSLBPortEnabled": true,
     "XForwardedForClientSrcPortEnabled": true,
     "XForwardedForClientCertClientVerifyAlias": true,
     "XForwardedForClientCertClientVerifyEnabled": true,
     "XForwardedForClientCertFingerprintAlias": true,
     "XForwardedForClientCertFingerprintEnabled": true,
     "XForwardedForClientCertIssuerDNAlias": true,
     "XForwardedForClientCertIssuerDNEnabled": true,
     "XForwardedForClientCertSubjectDNAlias": true,
     "XForwardedForClientCertSubjectDNEnabled": true
    },
    "aclConfig": {
     "aclType": true,
     "aclIds": true,
     "aclName": true,
     "aclEntries": true
    },
    "logConfig": {
     "accessLogRecordCustomizedHeadersEnabled": true,
     "accessLogTracingConfig": {
      "tracingEnabled": true,
      "tracingSample": true,
      "tracingType": true
     }
    }
   }
  },
  "status": true
 },
 "autoscaling.alibabacloud.com/ElasticWorkload": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "sourceTarget": {
    "apiVersion": true,
    "kind": true,
    "name": true,
    "min": true,
    "max": true
   },
   "replicas": true,
   "elasticUnit": {
    "name": true,
    "labels": true,
    "annotations": true,
    "nodeSelector": true,
    "tolerations": {
     "effect": true,
     "key": true,
     "operator": true,
     "tolerationSeconds": true,
     "value": true
    },
    "min": true,
    "max": true
   }
  },
  "status": true
 },
 "eci.alibabacloud.com/ImageCache": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "images": true,
   "imagePullSecrets": true,
   "imageCacheSize": true,
   "retentionDays": true
  },
  "status": true
 },
 "log.alibabacloud.com/AliyunLogConfig": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "project": true,
   "logstore": true,
   "shardCount": true,
   "lifeCycle": true,
   "machineGroups": true,
   "productCode": true,
   "logtailConfig": {
    "configName": true,
    "inputType": true,
    "inputDetail": {
     "logType": true,
     "logPath": true,
     "filePattern": true,
     "dockerFile": true,
     "dockerIncludeEnv": true,
     "dockerIncludeLabel": true,
     "plugin": {
      "inputs": {
       "type": true,
       "detail": true
      },
      "processors": {
       "type": true,
       "detail": true
      }
     }
    }
   }
  },
  "status": true
 },
 "mse.alibabacloud.com/MseIngressConfig": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "id": true,
   "override": true,
   "name": true,
   "common": {
    "pay": {
     "payType": true
    },
    "instance": {
     "spec": true,
     "replicas": true
    },
    "network": {
     "vSwitches": true,
     "publicSLBSpec": true,
     "privateSLBSpec": true
    },
    "securityGroupType": true
   },
   "global": {
    "tls": {
     "enableHardwareAcceleration": true
    },
    "ipAccessControl": {
     "whitelist": true,
     "blacklist": true
    }
   },
   "monitor": {
    "logging": {
     "sls": {
      "reuseProject": true
     }
    },
    "tracing": {
     "xTrace": {
      "sampleRate": true
     },
     "openTelemetry": {
      "sampleRate": true
     }
    }
   },
   "ingress": {
    "local": {
     "ingressClass": true,
     "watchNamespace": true
    }
   }
  },
  "status": true
 },
 "scheduling.alibabacloud.com/ResourcePolicy": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "selector": true,
   "strategy": true,
   "units": {
    "resource": true,
    "nodeSelector": true,
    "max": true,
    "maxResources": true,
    "podLabels": true,
    "podAnnotations": true
   },
   "preemptPolicy": true,
   "ignorePreviousPod": true,
   "ignoreTerminatingPod": true,
   "matchLabelKeys": true,
   "whenTryNextUnits": {
    "policy": true,
    "timeout": true
   }
  },
  "status": true
 },
 "storage.alibabacloud.com/ContainerNetworkFileSystem": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "type": true,
   "reclaimPolicy": true,
   "description": true,
   "fallback": {
    "name": true,
    "strategy": true
   },
   "parameters": {
    "server": true,
    "filesystemType": true,
    "storageType": true,
    "protocolType": true,
    "protocolServer": true,
    "encryptType": true,
    "vSwitchId": true,
    "bucketName": true,
    "aclType": true,
    "enableTrashCan": true,
    "trashCanReservedDays": true,
    "useClient": true,
    "useElasticAccelerationClient": true,
    "secret": {
     "name": true,
     "namespace": true
    }
   }
  },
  "status": true
 },
 "telemetry.alibabacloud.com/ClusterAliyunPipelineConfig": {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "spec": {
   "project": {
    "name": true,
    "description": true,
    "endpoint": true,
    "uid": true
   },
   "config": {
    "sample": true,
    "global": true,
    "inputs": true,
    "processors": true,
    "aggregators": true,
    "flushers": true
   },
   "logstores": {
    "name": true,
    "queryMode": true,
    "ttl": true,
    "hotTtl": true,
    "infrequentAccessTTL": true,
    "shardCount": true,
    "autoSplit": true,
    "maxSplitShard": true,
    "telemetryType": true,
    "meteringMode": true,
    "index": true
   },
   "machineGroups": {
    "name": true
   },
   "enableUpgradeOverride": true
  },
  "status": true
 }
};
