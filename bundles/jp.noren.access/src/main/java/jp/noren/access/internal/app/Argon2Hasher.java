package jp.noren.access.internal.app;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.noren.access.api.Credentials.Password;
import jp.noren.access.internal.domain.Argon2Text;
import jp.noren.kernel.RefusedException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Argon2id by Bouncy Castle, with the parameters that OWASP names as the least (19 MiB, two passes) or more. Only a few are computed at once and only a few
 * wait, so that a storm of logins takes neither the heap nor the threads of the house.
 */
@Component(service = PasswordHasher.class, configurationPid = "jp.noren.access")
public final class Argon2Hasher implements PasswordHasher {
    private static final int LEAST_MEMORY = 19_456;
    private static final int LEAST_ITERATIONS = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int SEATS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int memory;
    private final int iterations;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore running;
    private final Semaphore seats;
    private final Argon2Text nobody;

    @Activate
    public Argon2Hasher(AccessConfig config) {
        this(config.argon2_memory(), config.argon2_iterations(), config.argon2_concurrent(), SEATS);
    }

    Argon2Hasher(int memory, int iterations, int concurrent, int seats) {
        this.memory = Math.max(LEAST_MEMORY, memory);
        this.iterations = Math.max(LEAST_ITERATIONS, iterations);
        this.running = new Semaphore(Math.max(1, concurrent), true);
        this.seats = new Semaphore(seats);
        this.nobody = new Argon2Text(this.memory, this.iterations, 1, bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String hash(Password password) {
        Argon2Text blank = new Argon2Text(memory, iterations, 1, bytes(SALT_BYTES), new byte[HASH_BYTES]);
        return new Argon2Text(memory, iterations, 1, blank.salt(), inTurn(password, blank)).encoded();
    }

    @Override
    public boolean matches(Password password, Optional<String> hash) {
        Argon2Text expected = hash.flatMap(Argon2Text::parse).orElse(nobody);
        return MessageDigest.isEqual(expected.hash(), inTurn(password, expected)) && expected != nobody;
    }

    @Override
    public boolean isOutdated(String hash) {
        return Argon2Text.parse(hash)
                .map(text -> text.isWeakerThan(memory, iterations))
                .orElse(true);
    }

    private byte[] inTurn(Password password, Argon2Text like) {
        if (!seats.tryAcquire()) {
            throw crowded();
        }
        try {
            if (!running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw crowded();
            }
            try {
                return compute(password, like);
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw crowded();
        } finally {
            seats.release();
        }
    }

    private static RefusedException crowded() {
        return new RefusedException(RefusedException.Kind.UNAVAILABLE, "access.crowded");
    }

    private static byte[] compute(Password password, Argon2Text like) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(like.memoryKib())
                .withIterations(like.iterations())
                .withParallelism(like.parallelism())
                .withSalt(like.salt())
                .build());
        byte[] secret = Normalizer.normalize(CharBuffer.wrap(password.characters()), Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[like.hash().length];
        generator.generateBytes(secret, hash);
        Arrays.fill(secret, (byte) 0);
        return hash;
    }
}
