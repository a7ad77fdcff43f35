using Tdc.Metrology.Demonstration;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Features.Laboratory;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory;

public sealed class BudgetTests
{
    private static readonly CalibrationMethod method = LaboratoryMethods.Coarse(new LaboratoryId(Guid.CreateVersion7()));
    private static readonly MethodVersion version = LaboratoryMethods.CoarseVersion(method, TestClock.Start.AddYears(-1));

    [Fact]
    public void A_weight_is_evaluated_from_its_readings_the_certificate_and_the_specifications()
    {
        // Certificate 1 kg + 2 mg, U = 1.6 mg, k = 2; differences 3.1 … 3.5 mg; drift ±(0.002·1000 + 0.01), buoyancy ±1, resolution ±0.05 mg.
        var budget = Evaluate([3.1m, 3.2m, 3.3m, 3.4m, 3.5m], 1000.002, 0.0016);
        Assert.Equal(5.3, budget.Value, 9);
        double[] u = [0.8, 0.15811388300841897 / Math.Sqrt(5), 2.01 / Math.Sqrt(3), 1 / Math.Sqrt(3), 0.05 / Math.Sqrt(3)];
        var combined = Math.Sqrt(u.Sum(x => x * x));
        Assert.Equal(combined, budget.StandardUncertainty, 9);
        var readings = budget.Inputs.Single(i => i.Source == InputSource.Readings);
        Assert.Equal((5, 4.0), (readings.Readings, readings.DegreesOfFreedom));
        Assert.Equal(Math.Pow(combined, 4) / (Math.Pow(u[1], 4) / 4), budget.EffectiveDegreesOfFreedom!.Value, 1);
        Assert.Equal(2.0, budget.CoverageFactor, 3);
        Assert.Equal(1, budget.Inputs.Sum(i => i.Share), 9);
        Assert.Equal(1, budget.Inputs.Single(i => i.Name == "mS").Sensitivity);
        Assert.Equal(0, budget.Inputs.Single(i => i.Source == InputSource.Nominal).StandardUncertainty);
    }

    [Fact]
    public void A_frozen_budget_is_read_back_and_evaluates_to_the_same_digits()
    {
        var budget = Evaluate([3.1m, 3.2m, 3.3m, 3.4m, 3.5m], 1000.002, 0.0016);
        var again = LaboratoryJson.Read<EvaluatedBudget>(LaboratoryJson.Write(budget));
        Assert.True(BudgetEvaluation.Of(again.Model, again.Output, again.Unit, BudgetEvaluation.Thaw(again), again.Probability).TryGet(out var evaluated, out _));
        Assert.Equal(budget.Value, evaluated.Value);
        Assert.Equal(budget.ExpandedUncertainty, evaluated.ExpandedUncertainty, 15);
        Assert.Equal(budget.EffectiveDegreesOfFreedom!.Value, evaluated.EffectiveDegreesOfFreedom!.Value, 6);
    }

    [Fact]
    public void An_exact_input_has_the_sensitivity_that_the_model_gives_it()
    {
        AssembledInput[] inputs =
        [
            new(new BudgetInput("b", "", "", @"\gram", InputSource.Specification) { Distribution = InputDistribution.Normal }, 7, 0.1),
            new(new BudgetInput("n", "", "", @"\gram", InputSource.Nominal), 5, 0),
        ];
        Assert.True(BudgetEvaluation.Of("y = 2*b - n", "y", @"\gram", inputs, 0.95).TryGet(out var budget, out var no), no?.Code);
        Assert.Equal([2.0, -1.0], budget.Inputs.Select(i => i.Sensitivity));
        Assert.Equal([0.2, 0.0], budget.Inputs.Select(i => i.Contribution));
    }

    [Theory]
    [InlineData("2 readings", "laboratory.model-too-few")]
    [InlineData("no point", "laboratory.certificate-lacks-point")]
    [InlineData("other unit", "laboratory.certificate-lacks-point")]
    public void What_cannot_be_evaluated_is_refused_by_name(string what, string code)
    {
        var certificate = Certificate(what == "no point" ? 500 : 1000, 1000.002, 0.0016, what == "other unit" ? @"\pascal" : @"\gram");
        var outcome = BudgetAssembly.Of(Material(what == "2 readings" ? [1m, 2m] : [1m, 2m, 3m, 4m, 5m], certificate));
        Assert.False(outcome.TryGet(out _, out var no));
        Assert.Equal(code, no.Code);
    }

    [Theory]
    [InlineData("e = mS + d + wrong", "laboratory.model-unknown-name", "wrong")]
    [InlineData("e = mS + (d", "laboratory.model-syntax", "")]
    [InlineData("e mS + d", "laboratory.model-no-assignment", "")]
    [InlineData("f = mS + d", "laboratory.model-unknown-name", "e")]
    [InlineData("mS = d", "laboratory.model-duplicate", "mS")]
    [InlineData("# nothing", "laboratory.model-missing", "")]
    public void A_model_that_cannot_be_read_is_told_with_its_fault(string model, string code, string name)
    {
        var no = ModelText.Check(model, ["mS", "d"], "e");
        Assert.NotNull(no);
        Assert.Equal(code, no.Code);
        if (name.Length > 0)
        {
            Assert.Equal(name, no.Values[0]);
        }
    }

    [Fact]
    public void Units_of_a_model_have_to_fit()
    {
        BudgetInput[] inputs = [new("m", "", "", @"\gram", InputSource.Nominal), new("p", "", "", @"\pascal", InputSource.Nominal), new("k", "", "", @"\milli\gram", InputSource.Nominal)];
        Assert.Equal("laboratory.model-mismatch", ModelDimensions.Check("e = m + p", inputs[..2], "e", @"\gram")!.Code);
        Assert.Equal("laboratory.output-dimension", ModelDimensions.Check("e = m * p", inputs[..2], "e", @"\gram")!.Code);
        Assert.Equal("laboratory.input-scale", ModelDimensions.Check("e = m + k", [inputs[0], inputs[2]], "e", @"\gram")!.Code);
        Assert.Null(ModelDimensions.Check("e = m", inputs[..1], "e", @"\gram"));
    }

    [Fact]
    public void The_methods_of_the_demonstration_pass_the_checks_of_the_page()
    {
        foreach (var made in new[] { version, LaboratoryMethods.FineVersion(method, TestClock.Start), LaboratoryMethods.GaugeVersion(method, TestClock.Start) })
        {
            var inputs = LaboratoryJson.Read<List<BudgetInput>>(made.Budget);
            Assert.Null(ModelText.Check(made.Model, [.. inputs.Select(i => i.Name)], made.Output));
            Assert.Null(ModelDimensions.Check(made.Model, inputs, made.Output, made.ResultUnit));
        }
    }

    [Theory]
    [InlineData(DecisionRuleName.Simple, 9.9, 3, "Pass")]
    [InlineData(DecisionRuleName.Simple, 10.1, 3, "Fail")]
    [InlineData(DecisionRuleName.GuardBand, 7, 3, "Pass")]
    [InlineData(DecisionRuleName.GuardBand, 7.1, 3, "Fail")]
    [InlineData(DecisionRuleName.NonBinary, -6.9, 3, "Pass")]
    [InlineData(DecisionRuleName.NonBinary, -9.9, 3, "ConditionalPass")]
    [InlineData(DecisionRuleName.NonBinary, 12.9, 3, "ConditionalFail")]
    [InlineData(DecisionRuleName.NonBinary, 13.1, 3, "Fail")]
    [InlineData(DecisionRuleName.None, 99, 3, "None")]
    public void A_verdict_follows_its_rule(string rule, double value, double expanded, string verdict) =>
        Assert.Equal(verdict, Verdicts.Of(Enum.Parse<DecisionRule>(rule), value, expanded, -10, 10).ToString());

    [Fact]
    public void A_capability_is_a_number_or_an_expression_and_the_smallest_counts()
    {
        ScopeLine Line(string cmc, double from, double to, DateOnly? end = null) => new()
        {
            Id = new ScopeLineId(Guid.CreateVersion7()),
            Laboratory = default,
            Quantity = "mass",
            Unit = @"\gram",
            From = from,
            To = to,
            Cmc = cmc,
            CmcUnit = @"\milli\gram",
            ValidFrom = new(2025, 1, 1),
            ValidTo = end,
        };
        ScopeLine[] lines = [Line("0.5", 1, 1000), Line("0.1 + 0.0001*x", 100, 1000), Line("0.01", 1, 5000, new(2025, 6, 30))];
        var day = new DateOnly(2026, 1, 1);
        Assert.Equal(0.15, Capability.Of(lines, "mass", 500, @"\gram", @"\milli\gram", day)!.Value, 12);
        Assert.Equal(0.0005, Capability.Of(lines, "mass", 0.002, @"\kilo\gram", @"\gram", day)!.Value, 12);
        Assert.Null(Capability.Of(lines, "mass", 2000, @"\gram", @"\milli\gram", day));
        Assert.Null(Capability.Of(lines, "pressure", 500, @"\gram", @"\milli\gram", day));
        Assert.False(Capability.At("1 - x", 5).TryGet(out _, out _));
        Assert.False(Capability.At("1 + y", 5).TryGet(out _, out _));
    }

    [Theory]
    [InlineData("1,25", "1.25")]
    [InlineData("1.250", "1.250")]
    [InlineData("−0,004", "-0.004")]
    [InlineData("1\n2\t3;4 5", "1 2 3 4 5")]
    public void A_column_takes_comma_and_point_and_keeps_every_digit(string typed, string read)
    {
        Assert.True(MeasuredNumber.TryReadColumn(typed, out var values, out _));
        Assert.Equal(read, string.Join(' ', values.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("1 2 x", "x")]
    [InlineData("1.234,5", "1.234,5")]
    [InlineData("NaN", "NaN")]
    [InlineData("1e400", "1e400")]
    public void A_column_names_the_first_text_that_is_no_reading(string typed, string wrong)
    {
        Assert.False(MeasuredNumber.TryReadColumn(typed, out _, out var found));
        Assert.Equal(wrong, found);
    }

    private static EvaluatedBudget Evaluate(decimal[] readings, double value, double expanded)
    {
        Assert.True(BudgetAssembly.Of(Material(readings, Certificate(1000, value, expanded, @"\gram"))).TryGet(out var inputs, out _));
        Assert.True(BudgetEvaluation.Of(version.Model, version.Output, version.ResultUnit, inputs, version.CoverageProbability).TryGet(out var budget, out var no), no?.Code);
        return budget;
    }

    private static BudgetMaterial Material(decimal[] readings, StandardCertificate certificate) => new(
        version, 1000, new Dictionary<string, IReadOnlyList<decimal>> { ["difference"] = readings }, new Dictionary<string, double> { ["temperature"] = 22, ["humidity"] = 50 }, null,
        new Dictionary<string, StandardCertificate> { ["mS"] = certificate });

    private static StandardCertificate Certificate(double nominal, double value, double expanded, string unit) => new()
    {
        Id = new StandardCertificateId(Guid.CreateVersion7()),
        Standard = default,
        Number = "1",
        Source = StandardCertificateSource.External,
        Issuer = "x",
        CalibratedOn = new(2026, 1, 1),
        ValidFrom = new(2026, 1, 1),
        ValidTo = new(2027, 1, 1),
        EnteredAt = TestClock.Start,
        Values = [new() { Certificate = default, Position = 0, Nominal = nominal, Value = value, ExpandedUncertainty = expanded, CoverageFactor = 2, Probability = 0.9545, Unit = unit }],
    };

    private static class DecisionRuleName
    {
        public const string None = nameof(DecisionRule.None);
        public const string Simple = nameof(DecisionRule.Simple);
        public const string GuardBand = nameof(DecisionRule.GuardBand);
        public const string NonBinary = nameof(DecisionRule.NonBinary);
    }
}
