/** Gates: what lets calls through to a bundle, and holds them while the bundle is swapped (design.md section 7). */
@Export
@Version("1.1.0")
package jp.noren.kernel.gate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
