/**
 * A line to a payment company: HTTP/1.1 with TLS, bounded in time and size, sending once. For providers; nothing of it is about a protocol.
 */
@Export
@Version("1.0.0")
package jp.noren.payment.spi.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
