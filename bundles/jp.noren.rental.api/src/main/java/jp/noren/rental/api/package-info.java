/** Rental contracts, as other bundles see them. */
@Export
@Version("1.0.0")
package jp.noren.rental.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
