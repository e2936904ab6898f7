package jp.noren.rest.internal.door;

import java.util.List;
import java.util.Map;

/**
 * What is known of a served path.
 *
 * @param part its bundle's part of the OpenAPI document
 * @param operations what its resource really serves: method and path with the names of its parameters left out ({@code get /orders/{}}), to the
 *     roles that may call; none for who may be anybody
 */
public record Description(Map<String, Object> part, Map<String, List<String>> operations) {}
