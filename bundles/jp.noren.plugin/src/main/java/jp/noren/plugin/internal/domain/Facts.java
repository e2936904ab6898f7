package jp.noren.plugin.internal.domain;

import java.util.Map;

/**
 * What the manifest and the entries of a bundle tell about it.
 *
 * @param name its symbolic name
 * @param declared the header {@link Kind#HEADER}, or null
 * @param exports whether it exports packages
 * @param provider whether it registers payment providers
 * @param ours whether it belongs to the house: by its name, or because it builds on packages of the house
 * @param schemas the highest step of each schema it brings
 */
public record Facts(
        String name,
        String version,
        String declared,
        boolean exports,
        boolean provider,
        boolean ours,
        Map<String, Integer> schemas) {
    public Facts {
        schemas = Map.copyOf(schemas);
    }

    public Kind kind() {
        return Kind.of(this);
    }
}
