using System.Globalization;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.ProductivityAnalysis.Tests.Formulas;

public sealed class FormulaReadingTests
{
    public static TheoryData<string, FormulaFaultKind, int, string> Faults { get; } = new()
    {
        { "", FormulaFaultKind.Empty, 0, "nothing" },
        { "  \t\n", FormulaFaultKind.Empty, 0, "spaces" },
        { "VA /", FormulaFaultKind.ValueExpected, 4, "the end where a value is due" },
        { "VA // L", FormulaFaultKind.ValueExpected, 4, "two signs" },
        { "+VA", FormulaFaultKind.ValueExpected, 0, "there is no unary plus" },
        { "VA L", FormulaFaultKind.OperatorExpected, 3, "two names" },
        { "2VA", FormulaFaultKind.OperatorExpected, 1, "no implied product" },
        { "(VA", FormulaFaultKind.NotClosed, 0, "open" },
        { "VA)", FormulaFaultKind.OperatorExpected, 2, "closed too often" },
        { "ln(VA", FormulaFaultKind.NotClosed, 2, "open call" },
        { "min(a,)", FormulaFaultKind.ValueExpected, 6, "no argument after the comma" },
        { "a < b < c", FormulaFaultKind.ChainedComparison, 6, "chain" },
        { "VA # L", FormulaFaultKind.UnknownCharacter, 3, "sign of another language" },
        { "giá_trị / L", FormulaFaultKind.UnknownCharacter, 2, "names are ASCII" },
        { "１ + 1", FormulaFaultKind.UnknownCharacter, 0, "full-width digit" },
        { "1,5 + 1", FormulaFaultKind.OperatorExpected, 1, "decimal comma" },
        { ".5", FormulaFaultKind.UnknownCharacter, 0, "no digit before the stop" },
        { "mean(x)", FormulaFaultKind.UnknownFunction, 0, "no such function" },
        { "1 + SUM(x)", FormulaFaultKind.UnknownFunction, 4, "case matters" },
        { "sum()", FormulaFaultKind.ArgumentCount, 0, "too few" },
        { "ln(a, b)", FormulaFaultKind.ArgumentCount, 0, "too many" },
        { "lag(x, n)", FormulaFaultKind.ArgumentRange, 7, "periods are written" },
        { "lag(x, -1)", FormulaFaultKind.ArgumentRange, 7, "no look ahead" },
        { "lag(x, 1.5)", FormulaFaultKind.ArgumentRange, 7, "half a period" },
        { "lag(x, 101)", FormulaFaultKind.ArgumentRange, 7, "too far" },
        { "sumover(x, 0)", FormulaFaultKind.ArgumentRange, 11, "no period" },
        { "percentile(x, 101)", FormulaFaultKind.ArgumentRange, 14, "above 100" },
        { "1e999", FormulaFaultKind.NumberRange, 0, "beyond double" },
        { "sumover(sumover(sumover(x, 100), 100), 100)", FormulaFaultKind.TooCostly, 0, "a million steps" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void The_first_fault_is_told_with_its_column(string text, FormulaFaultKind kind, int column, string _)
    {
        Assert.Equal(new FormulaFault(kind, column), Formula.Read(text, out var formula));
        Assert.Null(formula);
        Assert.False(Formula.TryParse(text, out var _));
        Assert.Throws<FormatException>(() => Formula.Parse(text));
    }

    [Theory]
    [InlineData("((VA))/(L)", "VA / L")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("(a-b)-c", "a - b - c")]
    [InlineData("-(2^2)", "-2 ^ 2")]
    [InlineData("(-2)^2", "(-2) ^ 2")]
    [InlineData("(a^b)^c", "(a ^ b) ^ c")]
    [InlineData("a^(b^c)", "a ^ b ^ c")]
    [InlineData("a^-b", "a ^ -b")]
    [InlineData("a*-b", "a * -b")]
    [InlineData("-(a*b)", "-(a * b)")]
    [InlineData("--a", "--a")]
    [InlineData("(a<b)=(c<>d)", "(a < b) = (c <> d)")]
    [InlineData("100*growth(VA.vol/L_2)", "100 * growth(VA.vol / L_2)")]
    [InlineData("0.10+1e3+1E-7", "0.1 + 1000 + 1E-07")]
    public void A_formula_prints_in_one_canonical_form(string text, string printed)
    {
        Assert.Equal(printed, Formula.Parse(text).ToString());
        Assert.Equal(Formula.Parse(text), Formula.Parse(printed));
    }

    [Fact]
    public void Names_are_told_once_in_the_order_written() =>
        Assert.Equal(["VA", "L", "K"], Formula.Parse("VA / L + sum(VA) * lag(K, 2) - growth(L)").Names);

    [Fact]
    public void A_function_name_without_parentheses_is_a_variable() => Assert.Equal(["sum", "if"], Formula.Parse("sum + if").Names);

    [Theory]
    [InlineData('(', "")]
    [InlineData('-', "")]
    [InlineData('x', "^")]
    [InlineData('1', "+")]
    [InlineData('l', "n(")]
    public void Hostile_texts_are_refused_and_not_followed(char first, string rest)
    {
        var part = first + rest;
        foreach (var times in new[] { 100, 300, 1_000, 100_000 })
        {
            var text = string.Concat(Enumerable.Repeat(part, times)) + "1";
            if (part == "1+" && times == 100) { continue; }
            var fault = Formula.Read(text, out _);
            Assert.NotNull(fault);
            Assert.Contains(fault.Value.Kind, new[] { FormulaFaultKind.TooDeep, FormulaFaultKind.TooLong });
        }
    }

    [Fact]
    public void The_limits_themselves_are_allowed()
    {
        var nested = new string('(', FormulaLimits.Nesting) + "x" + new string(')', FormulaLimits.Nesting);
        Assert.Equal("x", Formula.Parse(nested).ToString());
        Assert.Equal(FormulaFaultKind.TooDeep, Formula.Read("(" + nested + ")", out _)!.Value.Kind);
        var sum = string.Join("+", Enumerable.Repeat("x", FormulaLimits.Depth));
        Assert.Equal(FormulaLimits.Depth, Formula.Parse(sum).Root.Depth);
        Assert.Equal(FormulaFaultKind.TooDeep, Formula.Read(sum + "+x", out _)!.Value.Kind);
        Assert.Equal(FormulaFaultKind.NameTooLong, Formula.Read(new string('n', FormulaLimits.Name + 1), out _)!.Value.Kind);
    }

    [Fact]
    public void Reading_and_printing_do_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("vi-VN");
            Assert.Equal("1.5 * x", Formula.Parse("1.5*x").ToString());
            Assert.Equal("1.5 * x = 3.75", Formula.Parse("1.5*x").Evaluate(MadeVariables.Of(("x", 2.5))).Lines(CultureInfo.InvariantCulture)[0]);
        }
        finally { CultureInfo.CurrentCulture = before; }
    }
}
