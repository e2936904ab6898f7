/** What a payment provider implements. */
@Export
@Version("1.1.0")
package jp.noren.payment.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
