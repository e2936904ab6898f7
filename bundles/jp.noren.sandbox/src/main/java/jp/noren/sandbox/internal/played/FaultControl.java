package jp.noren.sandbox.internal.played;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.noren.sandbox.internal.door.Delivery;
import jp.noren.sandbox.internal.door.Request;

/** Faults for everybody: the control resource of a played company that speaks JSON. */
public final class FaultControl {

    /**
     * @param delayMs every call takes so much longer
     * @param nextFault what goes wrong with the next calls, in the words of {@link Fault#parse}; empty for nothing
     * @param nextCount how many calls it hits
     * @param onlyStep only calls of this step, such as {@code register}; empty for all
     */
    public record Settings(int delayMs, String nextFault, int nextCount, String onlyStep) {
        static final Settings PLAIN = new Settings(0, "", 0, "");

        boolean isKnown() {
            return delayMs >= 0
                    && nextCount >= 0
                    && (nextFault.isEmpty() || Fault.parse(nextFault).isPresent());
        }
    }

    /** What is to change; what is absent stays as it is. */
    record Patch(Integer delayMs, String nextFault, Integer nextCount, String onlyStep) {
        Settings over(Settings now) {
            return new Settings(
                    delayMs == null ? now.delayMs() : delayMs,
                    nextFault == null ? now.nextFault() : nextFault,
                    nextCount == null ? now.nextCount() : nextCount,
                    onlyStep == null ? now.onlyStep() : onlyStep);
        }
    }

    private final ObjectMapper json = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private Settings settings = Settings.PLAIN;

    public synchronized Settings settings() {
        return settings;
    }

    /** {@code GET} and {@code PUT control}. */
    public Delivery serve(Request request) {
        if (request.method().equals("PUT")) {
            try {
                set(json.readerFor(Patch.class).<Patch>readValue(request.body()).over(settings()));
            } catch (IOException | IllegalArgumentException e) {
                return Delivery.text(400, "not understood: " + e.getMessage());
            }
        }
        return json(settings());
    }

    /** Any value as a reply. */
    public Delivery json(Object value) {
        try {
            return Delivery.of(200, "application/json", json.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException for a fault that does not exist */
    public synchronized void set(Settings next) {
        if (!next.isKnown()) {
            throw new IllegalArgumentException("no such fault: " + next.nextFault());
        }
        settings = next;
    }

    private synchronized Optional<Fault> next(String step) {
        boolean meant = settings.onlyStep().isEmpty() || settings.onlyStep().equals(step);
        if (settings.nextCount() == 0 || !meant) {
            return Optional.empty();
        }
        Settings now = settings;
        settings = new Settings(now.delayMs(), now.nextFault(), now.nextCount() - 1, now.onlyStep());
        return Fault.parse(now.nextFault());
    }

    /**
     * Does a call, or what is to go wrong with it: everybody's fault first, else its own.
     *
     * @param own the fault of this very payment
     * @param work books and answers
     * @param refusal answers a word of refusal and books nothing
     */
    public Delivery play(
            String step, Optional<Fault> own, Supplier<Delivery> work, Function<String, Delivery> refusal) {
        Optional<Fault> fault = next(step).or(() -> own);
        Delivery delivery = fault.isEmpty() ? work.get() : faulty(fault.get(), work, refusal);
        return delivery.after(settings().delayMs());
    }

    private static Delivery faulty(Fault fault, Supplier<Delivery> work, Function<String, Delivery> refusal) {
        return switch (fault.kind()) {
            case REFUSE -> refusal.apply(fault.argument());
            case LOST_BEFORE -> Delivery.text(500, "").never();
            case LOST_AFTER -> work.get().never();
            case LATE -> work.get().after(Integer.parseInt(fault.argument()));
            case GARBAGE -> JsonGarbage.spoil(fault.argument(), work.get());
        };
    }
}
