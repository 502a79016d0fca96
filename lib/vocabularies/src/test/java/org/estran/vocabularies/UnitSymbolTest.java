package org.estran.vocabularies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitSymbolTest {

    @ParameterizedTest
    @CsvSource({
        "degC, Cel",
        "umol/kg, umol/kg",
        "m^3/s, m3/s",
        "mg/m^2/d, mg/m2/d",
        "W/m^2/m^-1/sr, W/m2/m-1/sr",
        "Bq.s/m^3, Bq.s/m3",
        "ml/l, mL/L",
        "cm/kyr, ",
        "/m, /m",
        "dbar, dbar",
        "db, dbar",
        "dB, dB",
        "decibars, dbar",
        "1, 1",
        "degree_Celsius, Cel",
        "Deg C, Cel",
        "°C, Cel",
        "metres, m",
        "Dmnless, 1",
        "%, %",
        "ppt, [ppth]",
        "mEquiv/l, meq/L"
    })
    void saysInUcumWhatASymbolSays(String symbol, String ucum) {
        assertThat(UnitSymbol.ucum(symbol).orElse(null)).isEqualTo(ucum);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "PSU", "Sv", "degree_east", "g dry", "deg T", "#/m^3", "yyyymmdd", "V*10^5", "NTU", "a//b"})
    void saysNothingWhereItIsNotCertain(String symbol) {
        assertThat(UnitSymbol.ucum(symbol)).isEmpty();
    }
}
