/** The record of each act on money, roles, configuration and deployment. */
@Export
@Version("1.0.0")
package jp.noren.audit.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
