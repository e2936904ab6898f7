/** How a bundle tells the operator, and a monitor, how well it does. */
@Export
@Version("1.0.0")
package jp.noren.kernel.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
