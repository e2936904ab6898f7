package jp.noren.settings.internal.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Master keys in memory: k1, k2, … */
final class Keys implements MasterKeys {
    private final Map<String, MasterKey> keys = new LinkedHashMap<>();
    private MasterKey current = made();
    private MasterKey next;

    private MasterKey made() {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) (keys.size() + 1);
        MasterKey key = new MasterKey("k" + (keys.size() + 1), new SecretKeySpec(bytes, "AES"));
        keys.put(key.id(), key);
        return key;
    }

    void put(MasterKey key) {
        keys.put(key.id(), key);
    }

    void lose(String id) {
        keys.remove(id);
    }

    @Override
    public MasterKey current() {
        return current;
    }

    @Override
    public Optional<MasterKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public MasterKey prepare() {
        next = next == null ? made() : next;
        return next;
    }

    @Override
    public MasterKey advance() {
        current = prepare();
        next = null;
        return current;
    }
}
