/** What a bundle needs to publish resources below /api/v1. */
@Export
@Version("1.1.0")
package jp.noren.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
