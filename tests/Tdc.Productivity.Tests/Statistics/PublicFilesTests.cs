namespace Tdc.Productivity.Tests.Statistics;

/// <summary>Each command reproduces the public file of its name; the tolerances are those of the files' description.</summary>
public class PublicFilesTests
{
    private static bool Absolutely(double expected, double found) => Math.Abs(expected - found) <= 1e-6;

    private static bool Tightly(double expected, double found) => Math.Abs(expected - found) <= 1e-8 * Math.Max(1, Math.Abs(expected));

    private static bool Relatively(double expected, double found) => Math.Abs(expected - found) <= 1e-6 * Math.Abs(expected);

    private static bool AsOptimised(double expected, double found) => Math.Abs(expected - found) <= 1e-4;

    [Fact]
    public void Index() => StatisticsRun.Reproduces("pub_index_input.csv", "pub_index_expected.csv", Tightly, "index", "{in}");

    [Fact]
    public void Growth() => StatisticsRun.Reproduces("pub_growth_input.csv", "pub_growth_expected.csv", Tightly, "growth", "{in}", "--fixed-capital-share", "0.45");

    [Fact]
    public void Capital() => StatisticsRun.Reproduces(
        "pub_capital_input.csv", "pub_capital_expected.csv", Tightly,
        "capital", "{in}", "--delta", "building=0.05,ict=0.20", "--initial-growth", "building=0.04,ict=0.06", "--rate", "0.07");

    [Fact]
    public void Shift_share() => StatisticsRun.Reproduces("pub_sector_input.csv", "pub_shiftshare_expected.csv", Tightly, "shiftshare", "{in}");

    [Fact]
    public void Enterprise() => StatisticsRun.Reproduces("pub_enterprise_input.csv", "pub_enterprise_expected.csv", Absolutely, "enterprise", "{in}");

    [Fact]
    public void Regress() => StatisticsRun.Reproduces(
        "pub_drivers_input.csv", "pub_drivers_expected.csv", Relatively,
        "regress", "{in}", "--y", "ln_lp", "--x", "ln_rd,ict,iso_cert,ln_k", "--id", "firm", "--period", "year", "--drop", "drop");

    [Fact]
    public void Sfa() => StatisticsRun.Reproduces(
        "pub_sfa_input.csv", "pub_sfa_expected.csv", AsOptimised, "sfa", "{in}", "--y", "ln_y", "--x", "ln_l,ln_k", "--id", "firm");

    [Theory]
    [InlineData("output", "capital,labour")]
    [InlineData("ln_output", "ln_capital,ln_labour")]
    public void Sfa_of_front41_takes_logarithms_of_the_amounts(string y, string x) => StatisticsRun.Reproduces(
        "front41_input.csv", "front41_expected.csv", AsOptimised, "sfa", "{in}", "--y", y, "--x", x, "--id", "firm");
}
