/** What a capability asks of payment: offers, payments, refunds, their states. */
@Export
@Version("1.1.0")
package jp.noren.payment.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
