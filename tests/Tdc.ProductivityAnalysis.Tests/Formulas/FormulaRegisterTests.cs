using System.Globalization;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.ProductivityAnalysis.Tests.Formulas;

public sealed class FormulaRegisterTests
{
    [Fact]
    public void Indicators_name_each_other_and_are_ordered()
    {
        var register = Register(("ULC", "LCE / LP"), ("LP", "VA / L"), ("LCE", "LC / L"));
        Assert.Equal(["LCE", "LP", "ULC"], register.Order);
        Assert.Equal(["L", "LC", "VA"], register.VariablesOf("ULC"));
        var working = register.Evaluate("ULC", MadeVariables.Of(("VA", 200), ("LC", 50), ("L", 10)));
        Assert.Equal(0.25, working.Value.Number);
        Assert.Equal("VA / L", working.Inputs[1].Inputs[0].Text);
    }

    [Theory]
    [InlineData("A → A", "A=A + 1")]
    [InlineData("A → A", "A=ifmissing(lag(A, 1), 0) + I")]
    [InlineData("A → B → A", "A=B", "B=A")]
    [InlineData("B → C → D → B", "A=x + B", "B=C / 2", "C=1 - D", "D=sum(B)")]
    public void A_circle_is_told_as_its_path(string path, params string[] formulas)
    {
        var fault = FormulaRegister.Read(Formulas(formulas), out var register);
        Assert.Null(register);
        Assert.False(fault!.IsTooDeep);
        Assert.Equal(path, fault.ToString());
    }

    [Theory]
    [InlineData("FVA / (FL - FL)", MissingKind.DivisionByZero, "FL - FL")]
    [InlineData("1 / 0", MissingKind.DivisionByZero, "0")]
    [InlineData("2 + FVA / (0 * FL)", MissingKind.DivisionByZero, "0 * FL")]
    [InlineData("FVA / ((FL + FK) / 3 - FL / 3 - FK / 3)", MissingKind.DivisionByZero, "(FL + FK) / 3 - FL / 3 - FK / 3")]
    [InlineData("if(FL > 5, FVA / (FK - FK), FVA)", MissingKind.DivisionByZero, "FK - FK")]
    [InlineData("FVA / (LP - LP)", MissingKind.DivisionByZero, "LP - LP")]
    [InlineData("if(FL > 5, 2 / 0, 1 / 0)", MissingKind.DivisionByZero, "0")]
    [InlineData("BAD + 1", MissingKind.DivisionByZero, "FL - FL")]
    [InlineData("(FL - FL) ^ (0 - 1)", MissingKind.DivisionByZero, "FL - FL")]
    [InlineData("sum(FVA / (FL - FL))", MissingKind.DivisionByZero, "FL - FL")]
    [InlineData("ln(FL - FL)", MissingKind.LogarithmDomain, "FL - FL")]
    [InlineData("growth(0 * FL)", MissingKind.GrowthBase, "0 * FL")]
    [InlineData("FVA * exp(1000)", MissingKind.NotFinite, "exp(1000)")]
    public void A_part_that_can_have_no_value_is_found_and_named(string formula, MissingKind kind, string place) =>
        Assert.Equal(new FormulaFlaw(kind, place), Register(("X", formula), ("LP", "FVA / FK"), ("BAD", "FVA / (FL - FL)")).FlawOf("X"));

    [Theory]
    [InlineData("FVA / (FL - FK)")]
    [InlineData("FVA / (FL - lag(FL, 1))")]
    [InlineData("FVA / if(FL = 0, 1, 0)")]
    [InlineData("FVA / (abs(FVA) - FVA)")]
    [InlineData("FVA ^ FL ^ FL ^ 99")]
    [InlineData("sum(FVA) / sum(FL)")]
    [InlineData("ln(FVA) - ln(FL)")]
    [InlineData("ifmissing(FVA / FL, 0)")]
    [InlineData("if(FL > 5, FVA / FL, 1 / 0)")]
    public void What_has_no_value_for_some_data_only_is_no_flaw(string formula) => Assert.Null(Register(("X", formula)).FlawOf("X"));

    [Fact]
    public void A_diamond_is_no_circle_and_is_worked_out_once()
    {
        // Forty doublings: without memory of what is known this would take 2^40 steps.
        var formulas = Enumerable.Range(1, 40).Select(i => $"D{i}=D{i - 1} + lag(D{i - 1}, 1)").Append("D0=x").ToArray();
        Assert.Null(FormulaRegister.Read(Formulas(formulas), out var register));
        var x = new MadeVariables("", new() { ["x"] = [.. Enumerable.Repeat<double?>(1, 41)] });
        Assert.Equal(Math.Pow(2, 40), register!.Evaluate("D40", x).Value.Number);
    }

    [Fact]
    public void A_chain_that_is_too_deep_is_refused_and_does_not_exhaust_the_stack()
    {
        var formulas = Enumerable.Range(1, 50_000).Select(i => $"N{i}=N{i - 1}").ToArray();
        Assert.True(FormulaRegister.Read(Formulas(formulas), out _)!.IsTooDeep);
        Assert.Null(FormulaRegister.Read(Formulas([.. formulas.Take(490)]), out var register));
        Assert.Equal(4, register!.Evaluate("N490", MadeVariables.Of(("N0", 4))).Value.Number);
    }

    [Fact]
    public void The_deepest_register_is_evaluated_on_a_small_stack()
    {
        var formulas = Enumerable.Range(1, 124).Select(i => $"N{i}=if(1, max(sumover(N{i - 1}, 1), 0), 2)").ToArray();
        Assert.Null(FormulaRegister.Read(Formulas(formulas), out var register));
        double? found = null;
        var thread = new Thread(() => found = register!.Evaluate("N124", MadeVariables.Of(("N0", 4))).Value.Number, maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Equal(4, found);
    }

    [Fact]
    public void A_group_is_evaluated_from_sums_and_not_from_ratios()
    {
        var register = Register(("LP", "VA / L"));
        IVariables[] firms =
        [
            MadeVariables.Of(("VA", 100), ("L", 1)),
            MadeVariables.Of(("VA", 100), ("L", 9)),
            MadeVariables.Of(("VA", 50), ("L", 0)), // nobody employed: no ratio, but a part of the sums
            MadeVariables.Of(("VA", 900), ("L", null)), // out of both sums
        ];
        var result = AggregateThenEvaluate.Evaluate(register, "LP", firms, "26");
        Assert.Equal(25, result.Working.Value.Number);
        Assert.Equal(new UnitCoverage(3, 4), result.Coverage);
        Assert.Equal("26: VA / L = 25", result.Working.Lines(CultureInfo.InvariantCulture)[0]);
    }

    [Fact]
    public void A_group_without_units_is_missing() =>
        Assert.Equal(MissingKind.Input, AggregateThenEvaluate.Evaluate(FormulaRegister.Empty, Formula.Parse("VA / L"), []).Working.Value.Missing!.Kind);

    private static FormulaRegister Register(params (string Code, string Text)[] formulas)
    {
        Assert.Null(FormulaRegister.Read(formulas.ToDictionary(f => f.Code, f => Formula.Parse(f.Text)), out var register));
        return register!;
    }

    private static Dictionary<string, Formula> Formulas(string[] lines) =>
        lines.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => Formula.Parse(parts[1]));
}
