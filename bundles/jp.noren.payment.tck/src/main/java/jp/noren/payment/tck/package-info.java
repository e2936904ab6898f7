/** The contract test of a payment provider: extend {@link jp.noren.payment.tck.PaymentProviderContract} in your provider's tests. */
@Export
@Version("1.0.0")
package jp.noren.payment.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
