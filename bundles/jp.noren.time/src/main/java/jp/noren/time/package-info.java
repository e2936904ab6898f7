/** The shop's clock and the calendar of the banks. */
@Export
@Version("1.0.0")
package jp.noren.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
