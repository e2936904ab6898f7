package jp.noren.testing.sbom;

import java.util.List;

/**
 * One jar of the archive, or what is laid into one.
 *
 * @param file the place in the archive; for a part inside a jar, the place in that jar, or null when its classes stand among the others
 * @param sha256 of the file, or null where there is none
 * @param license as the jar names it, or null
 */
record Part(String group, String name, String version, String file, String sha256, String license, List<Part> inside) {

    /** Package URL: the name under which advisories speak of it. */
    String purl() {
        return "pkg:maven/" + (group.isEmpty() ? "" : group + "/") + name + "@" + version;
    }
}
