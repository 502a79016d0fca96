package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DoiSuffixTest {

    private static final String ALPHABET = "0123456789bcdfghjkmnpqrstvwxz";
    private final Random randomness = new Random(7);

    @Test
    void looksLikeThis() {
        for (int i = 0; i < 1000; i++) {
            String suffix = DoiSuffix.next(randomness);
            assertThat(suffix).matches("estran-[0-9b-df-hjkmnp-tv-xz]{4}-[0-9b-df-hjkmnp-tv-xz]{2}");
            assertThat(DoiSuffix.isValid(suffix)).isTrue();
        }
    }

    @Test
    void findsEveryWrongCharacter() {
        String suffix = DoiSuffix.next(randomness);
        for (int at : new int[] {7, 8, 9, 10, 12, 13}) {
            for (char other : ALPHABET.toCharArray()) {
                String wrong = suffix.substring(0, at) + other + suffix.substring(at + 1);
                assertThat(DoiSuffix.isValid(wrong)).isEqualTo(wrong.equals(suffix));
            }
        }
    }

    @Test
    void findsEveryPairThatChangedPlaces() {
        int[] places = {7, 8, 9, 10, 12, 13};
        for (int i = 0; i < 200; i++) {
            String suffix = DoiSuffix.next(randomness);
            for (int a : places) {
                for (int b : places) {
                    StringBuilder wrong = new StringBuilder(suffix);
                    wrong.setCharAt(a, suffix.charAt(b));
                    wrong.setCharAt(b, suffix.charAt(a));
                    assertThat(DoiSuffix.isValid(wrong.toString()))
                            .isEqualTo(wrong.toString().equals(suffix));
                }
            }
        }
    }
}
