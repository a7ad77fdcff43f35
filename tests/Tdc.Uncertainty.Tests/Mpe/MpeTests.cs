using System.Globalization;
using Tdc.Testing;
using Tdc.Uncertainty.Mpe;

namespace Tdc.Uncertainty.Tests.Mpe;

public sealed class MpeTests
{
    public static TheoryData<string, double, double, bool, double, string> Weighing { get; } = new()
    {
        { "III", 5, 0, false, 2.5, "no load" },
        { "III", 5, 2500, false, 2.5, "boundary belongs to the smaller limit" },
        { "III", 5, 2500.5, false, 5, "just above" },
        { "III", 5, 10_000, false, 5, "second boundary" },
        { "III", 5, 50_000, true, 15, "largest load, in service" },
        { "III", 0.1, 50, false, 0.05, "boundary with a decimal interval" },
        { "III", 0.3, 150, false, 0.15, "150/0.3 is not 500 in binary" },
        { "II", 0.01, 50.01, false, 0.01, "just above" },
        { "I", 0.001, 1000, false, 0.0015, "open range" },
        { "IIII", 20_000, 4_000_000, false, 20_000, "boundary" },
    };

    [Theory, MemberData(nameof(Weighing))]
    public void Weighing_instruments(string accuracyClass, double interval, double load, bool inService, double limit, string _) =>
        Close.Relative(limit, WeighingInstrument.Limit(accuracyClass, interval, load, inService), 1e-15);

    [Fact]
    public void The_library_holds_the_very_table_of_the_recommendation()
    {
        foreach (var cells in File.ReadLines(Requirements.SharedFile("data", "metrology", "mpe", "oiml-r76-mpe.csv")).Skip(1).Select(row => row.Split(',')))
        {
            var step = Assert.Single(WeighingInstrument.Limits.Steps, one => one.Conditions["class"] == cells[0] && one.From == Number(cells[1]));
            Assert.Equal(cells[2].Length == 0 ? null : Number(cells[2]), step.To);
            Assert.Equal((Number(cells[3]), Number(cells[4])), (step.Initial.Absolute, step.InService!.Absolute));
        }
    }

    [Theory]
    [InlineData("V", 1, 1)]
    [InlineData("III", 0, 1)]
    [InlineData("III", -1, 1)]
    [InlineData("III", 1, -1)]
    [InlineData("III", 1, 10_001)]
    [InlineData("III", 1, double.NaN)]
    public void What_the_class_does_not_know_is_refused(string accuracyClass, double interval, double load) =>
        Assert.Throws<UncertaintyException>(() => WeighingInstrument.Limit(accuracyClass, interval, load, false));

    [Theory]
    [InlineData(0.1 + 0.2, 0.3, true)]
    [InlineData(-0.3, 0.3, true)]
    [InlineData(0.30000001, 0.3, false)]
    [InlineData(0, 0, true)]
    public void An_error_on_its_limit_keeps_it(double error, double limit, bool keeps) => Assert.Equal(keeps, MpeVerdict.Of(error, limit).Pass);

    [Theory]
    [InlineData(0.1, true)]
    [InlineData(0.1001, false)]
    public void An_error_must_be_measured_well_enough(double uncertainty, bool wellEnough)
    {
        var verdict = MpeVerdict.Of(0.2, 0.3, uncertainty, 1.0 / 3);
        Assert.Equal((true, wellEnough, wellEnough), (verdict.Keeps, verdict.MeasuredWellEnough, verdict.Pass));
    }

    [Fact]
    public void The_error_of_a_digital_indication_is_refined_by_small_weights() =>
        Assert.Equal(1.5, WeighingInstrument.IndicationError(1000, 5, 1, 1000)); // OIML R 76-1, A.4.4.3: P = 1000 + 2.5 − 1

    /// <summary>Fuel below two litres by Directive 2014/32/EU, annex VII, table 3: a wider share, taken of at least a volume.</summary>
    [Theory]
    [InlineData(0.05, 0.002)]
    [InlineData(0.1, 0.002)]
    [InlineData(0.2, 0.004)]
    [InlineData(0.39, 0.004)]
    [InlineData(0.5, 0.005)]
    [InlineData(5, 0.025)]
    public void Tables_with_shares_and_floors_can_be_written(double volume, double limit)
    {
        var conditions = new Dictionary<string, string> { ["class"] = "0.5", ["part"] = "measuring system" };
        MpeStep Step(double? from, double? to, MpeLimit initial) =>
            new() { Conditions = conditions, From = from, To = to, Initial = initial, Source = "annex VII", Status = "seen" };
        var table = new MpeTable("fuel", "volume",
        [
            Step(0, 0.1, new(Relative: 0.02, AppliesToAtLeast: 0.1)),
            Step(0.1, 0.2, new(Relative: 0.02)),
            Step(0.2, 0.4, new(Relative: 0.01, AppliesToAtLeast: 0.4)),
            Step(0.4, 1, new(Relative: 0.01)),
            Step(1, null, new(Relative: 0.005)),
        ]);
        Close.Relative(limit, table.Limit(volume, conditions, inService: true), 1e-14);
        Assert.Throws<UncertaintyException>(() => table.Limit(-1, conditions, inService: false));
        Assert.Throws<UncertaintyException>(() => table.Limit(volume, new Dictionary<string, string> { ["class"] = "1.0" }, inService: false));
    }

    /// <summary>Every row of the public tables fits the type: a share or a fixed limit, a range or a condition.</summary>
    [Fact]
    public void Taximeters_and_weights_can_be_written()
    {
        var time = new MpeLimit(Relative: 0.001, Minimum: 0.2); // 0.1 %, at least 0.2 s
        Assert.Equal((0.2, 1d), (time.At(100), time.At(1000)));
        var weight = new MpeStep { From = 1000, To = 1000, ToInclusive = true, Initial = new(0.05), Source = "R 111-1", Status = "seen" };
        Assert.Same(weight, new MpeTable("weights", "nominal", [weight]).Find(1000, new Dictionary<string, string>()));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
