using System.Globalization;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.ProductivityAnalysis.Tests.Formulas;

public sealed class FormulaEvaluationTests
{
    private static readonly MadeVariables firm = new("E01", new()
    {
        ["VA"] = [120, 100, 80],
        ["L"] = [10, 8, 8],
        ["zero"] = [0],
        ["loss"] = [-5, -4],
        ["gap"] = [7, null, 5],
    });

    private static readonly MadeVariables group = new("G", new() { ["VA"] = [1000] }, [.. new double?[] { 1, 2, 3, 4, null }.Select(x => MadeVariables.Of(("x", x), ("y", 1)))]);

    [Theory]
    [InlineData("VA / L", 12.0, "level of labour productivity")]
    [InlineData("growth(VA / L)", -4.0, "100(12/12.5 − 1)")]
    [InlineData("delta(VA)", 20.0, "made")]
    [InlineData("lag(VA, 2)", 80.0, "made")]
    [InlineData("lag(lag(VA, 1), 1)", 80.0, "lags add")]
    [InlineData("sumover(VA, 3)", 300.0, "made")]
    [InlineData("lag(sumover(VA, 2), 1)", 180.0, "made")]
    [InlineData("-2 ^ 2", -4.0, "power before sign")]
    [InlineData("2 ^ 3 ^ 2", 512.0, "right to left")]
    [InlineData("2 ^ -1", 0.5, "made")]
    [InlineData("8 / 4 / 2", 1.0, "left to right")]
    [InlineData("7 - 4 - 2", 1.0, "left to right")]
    [InlineData("exp(ln(VA))", 120.0, "made")]
    [InlineData("abs(loss) + min(3, 1, 2) + max(3, 1, 2)", 9.0, "made")]
    [InlineData("if(VA > 100, 1, 1 / 0)", 1.0, "the other side is not evaluated")]
    [InlineData("if(VA <= 100, ln(0), 2)", 2.0, "the other side is not evaluated")]
    [InlineData("(1 = 1) + (1 <> 1) + (2 >= 2)", 2.0, "truth is 1")]
    [InlineData("ifmissing(absent, 5)", 5.0, "made")]
    [InlineData("ifmissing(VA, 5)", 120.0, "made")]
    [InlineData("ifmissing(VA / zero, 5)", 5.0, "any reason")]
    public void One_unit(string text, double expected, string _) =>
        Assert.Equal(expected, Formula.Parse(text).Evaluate(firm).Value.Number!.Value, 12);

    [Theory]
    [InlineData("VA / zero", MissingKind.DivisionByZero, "zero", 0)]
    [InlineData("zero ^ -1", MissingKind.DivisionByZero, "zero", 0)]
    [InlineData("VA + absent", MissingKind.Input, "absent", 0)]
    [InlineData("VA / zero + absent", MissingKind.Input, "absent", 0)]
    [InlineData("lag(VA, 3)", MissingKind.Input, "VA", -3)]
    [InlineData("sumover(gap, 3)", MissingKind.Input, "gap", -1)]
    [InlineData("ln(loss)", MissingKind.LogarithmDomain, "loss", 0)]
    [InlineData("ln(0)", MissingKind.LogarithmDomain, "0", 0)]
    [InlineData("loss ^ 0.5", MissingKind.PowerDomain, "loss ^ 0.5", 0)]
    [InlineData("growth(loss)", MissingKind.GrowthBase, "loss", -1)]
    [InlineData("exp(1000)", MissingKind.NotFinite, "exp(1000)", 0)]
    [InlineData("if(absent, 1, 2)", MissingKind.Input, "absent", 0)]
    [InlineData("min(1, absent)", MissingKind.Input, "absent", 0)]
    [InlineData("sum(VA)", MissingKind.NoUnits, "sum(VA)", 0)]
    public void What_is_missing_says_why_and_where(string text, MissingKind kind, string subject, int offset)
    {
        var missing = Formula.Parse(text).Evaluate(firm).Value.Missing!;
        Assert.Equal((kind, subject, offset), (missing.Kind, missing.Subject, missing.Offset));
        Assert.Equal(kind == MissingKind.Input ? "O" : "", missing.Note);
    }

    [Theory]
    [InlineData("sum(x)", 10.0)]
    [InlineData("avg(x)", 2.5)]
    [InlineData("median(x)", 2.5)]
    [InlineData("percentile(x, 0)", 1.0)]
    [InlineData("percentile(x, 100)", 4.0)]
    [InlineData("percentile(x, 90)", 3.7)] // rank 1 + 3·0.9, R's type 7
    [InlineData("count(x)", 4.0)]
    [InlineData("count()", 5.0)]
    [InlineData("percentile(x, 90) / percentile(x, 10)", 3.7 / 1.3)]
    [InlineData("VA / sum(y)", 200.0)]
    [InlineData("sum(x / y)", 10.0)]
    public void Over_the_units_of_a_group(string text, double expected) => Assert.Equal(expected, Formula.Parse(text).Evaluate(group).Value.Number!.Value, 12);

    [Fact]
    public void A_variable_that_is_not_finite_is_missing() =>
        Assert.Equal(MissingKind.Input, Formula.Parse("x").Evaluate(MadeVariables.Of(("x", double.NaN))).Value.Missing!.Kind);

    [Fact]
    public void The_working_opens_every_number()
    {
        var working = Formula.Parse("growth(VA / L)").Evaluate(firm);
        Assert.Equal(
            [
                "E01: growth(VA / L) = -4",
                "  VA / L = 12",
                "    VA = 120 <VA@0>",
                "    L = 10 <L@0>",
                "  VA / L [t-1] = 12.5",
                "    VA [t-1] = 100 <VA@1>",
                "    L [t-1] = 8 <L@1>",
            ],
            working.Lines(CultureInfo.InvariantCulture).Select(line => line.Replace("-4.0000000000000036", "-4", StringComparison.Ordinal)));
        Assert.Contains("12,5", working.Lines(CultureInfo.GetCultureInfo("vi-VN"))[4]);
        Assert.Equal(3, working.Lines(null, most: 3).Count);
    }

    [Fact]
    public void The_working_is_serialised_each_step_once()
    {
        var working = Formula.Parse("VA / L + VA / absent").Evaluate(firm);
        var json = System.Text.Json.JsonSerializer.Serialize(working.Entries());
        var read = System.Text.Json.JsonSerializer.Deserialize<List<WorkingEntry>>(json)!;
        Assert.Equal(6, read.Count); // sum, two quotients, VA once, L, absent
        Assert.Equal(("VA / L + VA / absent", null), (read[0].Text, read[0].Number));
        Assert.Equal(new MissingReason(MissingKind.Input, "absent", 0, "O"), read[0].Missing);
        Assert.Equal("VA@0", read[read[read[0].Inputs[0]].Inputs[0]].Reference);
        Assert.Equal(read[1].Inputs[0], read[2].Inputs[0]);
        Assert.Equal(3, working.Entries(3).Count);
    }

    [Fact]
    public void The_working_over_units_tells_coverage_and_keeps_some()
    {
        var many = new MadeVariables("G", [], [.. Enumerable.Range(0, 30).Select(i => MadeVariables.Of(("x", i == 3 ? null : i)))]);
        var working = Formula.Parse("sum(x)").Evaluate(many);
        Assert.Equal(new UnitCoverage(29, 30), working.Coverage);
        Assert.Equal((20, 10), (working.Inputs.Count, working.Omitted));
        Assert.Equal("G: sum(x) = 432 (n = 29/30)", working.Lines(CultureInfo.InvariantCulture)[0]);
    }

    /// <summary>Random trees, evaluated here while they are made, apart from the library.</summary>
    [Fact]
    public void Random_formulas_agree_with_an_evaluator_of_their_own()
    {
        var random = new Random(20260629);
        for (var i = 0; i < 5_000; i++)
        {
            var (text, expected) = Make(random, 5);
            var formula = Formula.Parse(text);
            Assert.Equal(formula.ToString(), Formula.Parse(formula.ToString()).ToString());
            foreach (var form in new[] { formula, Formula.Parse(formula.ToString()) })
            {
                var found = form.Evaluate(firm).Value.Number;
                Assert.True(Same(expected, found), $"{text}: {expected} {found}");
            }
        }
    }

    private static bool Same(double? a, double? b) => a is null || b is null ? a is null && b is null : Math.Abs(a.Value - b.Value) <= 1e-9 * Math.Max(1, Math.Abs(a.Value));

    private static (string Text, double? Value) Make(Random random, int depth)
    {
        if (depth == 0 || random.Next(6) == 0)
        {
            var number = random.Next(1, 4);
            return random.Next(5) switch
            {
                0 => ("VA", 120.0),
                1 => ("L", 10.0),
                2 => ("zero", 0.0),
                3 => ("absent", (double?)null),
                _ => (number.ToString(CultureInfo.InvariantCulture), number),
            };
        }
        var a = Make(random, depth - 1);
        var b = Make(random, depth - 1);
        return random.Next(9) switch
        {
            0 => ($"({a.Text})+({b.Text})", Finite(a.Value + b.Value)),
            1 => ($"({a.Text})-({b.Text})", Finite(a.Value - b.Value)),
            2 => ($"({a.Text})*({b.Text})", Finite(a.Value * b.Value)),
            3 => ($"({a.Text})/({b.Text})", b.Value == 0 ? null : Finite(a.Value / b.Value)),
            4 => ($"-({a.Text})", -a.Value),
            5 => ($"ifmissing({a.Text},{b.Text})", a.Value ?? b.Value),
            6 => ($"min({a.Text},{b.Text})", a.Value is { } x && b.Value is { } y ? Math.Min(x, y) : null),
            7 => ($"({a.Text})<({b.Text})", a.Value is null || b.Value is null ? null : a.Value < b.Value ? 1 : 0),
            _ => ($"ln(abs({a.Text}))", a.Value is null or 0 ? null : Math.Log(Math.Abs(a.Value.Value))),
        };
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
