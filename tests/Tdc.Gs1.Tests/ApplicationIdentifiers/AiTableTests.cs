using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Testing;

namespace Tdc.Gs1.Tests.ApplicationIdentifiers;

public sealed class AiTableTests
{
    private static readonly string[] predefined =
        ["00", "01", "02", "03", "11", "12", "13", "15", "16", "17", "20", "31", "32", "33", "34", "35", "36", "41"];

    [Fact]
    public void The_table_holds_every_identifier_of_the_dictionary()
    {
        Assert.True(AiTable.Shipped.All.Count > 500);
        Assert.Equal(AiTable.Shipped.All.Count, AiTable.Shipped.All.Select(a => a.Code).Distinct().Count());
        foreach (var ai in AiTable.Shipped.All)
        {
            Assert.Same(ai, AiTable.Shipped.Find(ai.Code));
            Assert.Same(ai, AiTable.Shipped.FindAtStart(ai.Code + "123"));
        }
    }

    [Fact]
    public void The_shipped_file_is_the_official_one() => Assert.Equal(
        File.ReadAllText(Requirements.SharedFile("data", "gs1", "gs1-syntax-dictionary.txt")),
        string.Join('\n', Gs1.Text.DataFiles.Lines("gs1-syntax-dictionary.txt")) + "\n");

    [Fact]
    public void Exactly_the_predefined_lengths_need_no_separator()
    {
        foreach (var ai in AiTable.Shipped.All)
        {
            Assert.Equal(!predefined.Contains(ai.Code[..2]), ai.NeedsSeparator);
        }
    }

    [Theory]
    [InlineData("01", 14, 14, "GTIN")]
    [InlineData("10", 1, 20, "BATCH/LOT")]
    [InlineData("253", 13, 30, "GDTI")]
    [InlineData("3103", 6, 6, "NET WEIGHT (kg)")]
    [InlineData("3925", 1, 15, "PRICE")]
    [InlineData("423", 3, 15, "COUNTRY - INITIAL PROCESS")]
    [InlineData("8003", 14, 30, "GRAI")]
    [InlineData("8008", 8, 12, "PROD TIME")]
    [InlineData("97", 1, 90, "INTERNAL")]
    [InlineData("8112", 1, 70, "")]
    public void Format_and_title_are_read(string code, int least, int most, string title)
    {
        var ai = AiTable.Shipped.Find(code)!;

        Assert.Equal((least, most, title), (ai.MinLength, ai.MaxLength, ai.Title));
    }

    [Fact]
    public void Primary_keys_and_their_qualifiers_are_read()
    {
        var keys = AiTable.Shipped.All.Where(a => a.IsPrimaryKey).ToDictionary(a => a.Code, a => string.Join('|', a.QualifierSequences!.Select(s => string.Join(',', s))));

        Assert.Equal(
            ["00", "01", "253", "255", "401", "402", "414", "415", "417", "8003", "8004", "8006", "8010", "8013", "8017", "8018"],
            keys.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("22,10,21|235", keys["01"]);
        Assert.Equal("254|7040", keys["414"]);
        Assert.Equal("", keys["00"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("011")]
    [InlineData("04")]
    [InlineData("310")]
    [InlineData("3106")]
    [InlineData("89")]
    [InlineData("0A")]
    [InlineData("０１")]
    public void Other_codes_are_unknown(string code) => Assert.Null(AiTable.Shipped.Find(code));

    [Theory]
    [InlineData("01 N14,unheardof # X")]
    [InlineData("01 Q14 # X")]
    [InlineData("01 Nxx # X")]
    [InlineData("01 # X")]
    public void A_line_that_is_not_understood_is_refused(string line) => Assert.Throws<InvalidDataException>(() => AiTable.Read([line]));

    [Fact]
    public void Codes_with_one_beginning_have_one_length() => Assert.Throws<InvalidDataException>(() => AiTable.Read(["01 N14", "011 N5"]));

    [Fact]
    public void A_sample_of_every_identifier_is_accepted_and_a_longer_one_refused()
    {
        foreach (var ai in AiTable.Shipped.All)
        {
            var sample = AiSamples.Value(ai, seed: 7);

            Assert.Equal((ai.Code, Gs1Fault.None), (ai.Code, ai.Check(sample)));
            Assert.Equal(Gs1Fault.TooLong, ai.Check(sample.PadRight(ai.MaxLength + 1, '1')));
            Assert.Equal(Gs1Fault.Empty, ai.Check(""));
            Assert.NotEqual(Gs1Fault.None, ai.Check(sample[..^1] + "é"));
        }
    }
}
