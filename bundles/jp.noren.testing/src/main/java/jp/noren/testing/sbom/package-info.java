/** The bill of materials of the archive that is shipped. */
package jp.noren.testing.sbom;
