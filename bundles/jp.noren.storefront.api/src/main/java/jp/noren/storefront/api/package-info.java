/** Storefronts, their dated policies, and what is switched on for them. */
@Export
@Version("1.1.0")
package jp.noren.storefront.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
