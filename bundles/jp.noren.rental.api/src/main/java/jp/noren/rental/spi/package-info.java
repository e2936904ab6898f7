/** What other bundles add to a rental contract. */
@Export
@Version("1.0.0")
package jp.noren.rental.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
