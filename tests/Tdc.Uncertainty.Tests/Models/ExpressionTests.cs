using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Tests.Models;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1+2*3", 7)]
    [InlineData("-2^2", -4)]
    [InlineData("2^-1", 0.5)]
    [InlineData("2^3^2", 512)]
    [InlineData("(2^3)^2", 64)]
    [InlineData("8/4/2", 1)]
    [InlineData("8-4-2", 2)]
    [InlineData("--3", 3)]
    [InlineData("2*-3", -6)]
    [InlineData("-x^2", -9)]
    [InlineData("+x", 3)]
    [InlineData(" ( x ) ", 3)]
    [InlineData("1.5e-3", 0.0015)]
    [InlineData(".5 + 5.", 5.5)]
    [InlineData("2e", 0, "e")]
    [InlineData("min(3, 1, 2) + max(x, 4)", 5)]
    [InlineData("atan2(1, -1)", 2.356194490192345)]
    [InlineData("log10(1000) + log(exp(2))", 5)]
    [InlineData("cos(pi)", -1)]
    [InlineData("ln(exp(x))", 3)]
    [InlineData("abs(-x)", 3)]
    [InlineData("(-x)^3", -27)]
    [InlineData("δ₁ + δ₁", 2)]
    [InlineData("min + 1", 6)]
    public void An_expression_has_its_usual_value(string text, double value, string? fault = null)
    {
        var lines = new[] { new Assignment("y", text) };
        if (fault is not null)
        {
            Assert.Equal(fault, Assert.Throws<UncertaintyException>(() => MeasurementModel.Read(lines, ["x"])).Subject);
            return;
        }

        var model = MeasurementModel.Read(lines, ["x", "δ₁", "min"]);
        Assert.Equal(value, model.Evaluate([3, 1, 5])[model.StepOf("y")], 14);
    }

    [Theory]
    [InlineData("x + z", UncertaintyFault.UnknownName, "z", 5)]
    [InlineData("x + exq(x)", UncertaintyFault.UnknownName, "exq", 5)]
    [InlineData("x + ", UncertaintyFault.Syntax, "x + ", 5)]
    [InlineData("", UncertaintyFault.Syntax, "", 1)]
    [InlineData("(x", UncertaintyFault.Syntax, "(x", 3)]
    [InlineData("x)", UncertaintyFault.Syntax, ")", 2)]
    [InlineData("x ** 2", UncertaintyFault.Syntax, "*", 4)]
    [InlineData("2x", UncertaintyFault.Syntax, "x", 2)]
    [InlineData("x = 2", UncertaintyFault.Syntax, "=", 3)]
    [InlineData("atan2(x)", UncertaintyFault.Syntax, ")", 8)]
    [InlineData("sin(x, x)", UncertaintyFault.Syntax, ",", 6)]
    [InlineData("sin()", UncertaintyFault.Syntax, ")", 5)]
    [InlineData("1e999", UncertaintyFault.NotFinite, "1e999", 1)]
    [InlineData(".", UncertaintyFault.Syntax, ".", 1)]
    [InlineData("x;drop", UncertaintyFault.Syntax, ";", 2)]
    [InlineData("y + 1", UncertaintyFault.UnknownName, "y", 1)]
    public void A_fault_stands_at_its_position(string text, UncertaintyFault fault, string subject, int place)
    {
        var thrown = Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("y", text)], ["x"]));
        Assert.Equal((fault, subject, place), (thrown.Fault, thrown.Subject, thrown.Place));
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void Depth_is_limited_and_costs_no_stack(char opening)
    {
        var thrown = Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("y", new string(opening, 15_000))], ["x"]));
        Assert.Equal((UncertaintyFault.OutOfRange, 201), (thrown.Fault, thrown.Place));
        Assert.Equal(UncertaintyFault.OutOfRange, Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("y", new string('1', 20_001))], [])).Fault);
        Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("y", string.Concat(Enumerable.Repeat("2^", 300)) + "2")], []));
    }

    [Fact]
    public void Lines_use_earlier_names_and_no_name_twice()
    {
        var model = MeasurementModel.Read([new("a", "x*2"), new("b", "a+x")], ["x"]);
        Assert.Equal(9, model.Evaluate([3])[model.StepOf("b")]);
        Assert.Equal(UncertaintyFault.Duplicate, Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("x", "1")], ["x"])).Fault);
        Assert.Equal(UncertaintyFault.Duplicate, Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("a", "1"), new("a", "2")], [])).Fault);
        Assert.Equal(UncertaintyFault.Syntax, Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([new("2a", "1")], [])).Fault);
        Assert.Equal(UncertaintyFault.UnknownName, Assert.Throws<UncertaintyException>(() => model.StepOf("c")).Fault);
        Assert.Equal(UncertaintyFault.Missing, Assert.Throws<UncertaintyException>(() => MeasurementModel.Read([], ["x"])).Fault);
    }
}
