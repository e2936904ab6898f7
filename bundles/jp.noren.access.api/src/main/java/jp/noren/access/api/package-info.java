/** Who asks: principals, sessions, roles and credentials. */
@Export
@Version("1.1.0")
package jp.noren.access.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
