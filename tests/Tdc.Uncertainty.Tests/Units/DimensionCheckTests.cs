using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Units;

namespace Tdc.Uncertainty.Tests.Units;

public sealed class DimensionCheckTests
{
    /// <summary>Expression over a (kg), b (m), c (g), r (rad), n (1), t (K), u (of unknown unit); dimension, or nothing when it is not known.</summary>
    public static TheoryData<string, string?> Sound { get; } = new()
    {
        { "a + c", "kg" },
        { "a * b / c", "m" },
        { "sin(r) + cos(n)", "1" },
        { "sin(1.5)", "1" },
        { "a * (1 + n * (t - 20) / t)", "kg" },
        { "t - 20", "K" },
        { "20 - t", "K" },
        { "b^2", "m2" },
        { "sqrt(b^2 + b*b)", "m" },
        { "b^-1", "m-1" },
        { "b^0.5", "m0.5" },
        { "n^n", "1" },
        { "exp(a/c)", "1" },
        { "atan2(b, b)", "1" },
        { "abs(-b)", "m" },
        { "min(a, c)", "kg" },
        { "2 * 3", "1" },
        { "a + u", "kg" },
        { "u * a", null },
        { "sin(u)", "1" },
        { "sqrt(u)", null },
    };

    [Theory, MemberData(nameof(Sound))]
    public void Sound_models_have_a_dimension(string expression, string? dimension) => Assert.Equal(dimension, Check(expression)?.ToString());

    /// <summary>Expression and the names that the refusal must hold.</summary>
    public static TheoryData<string, string, string> Unsound { get; } = new()
    {
        { "sin(b)", "'b'", "(m)" },
        { "a + b", "'a' (kg)", "'b' (m)" },
        { "a - b", "'a' (kg)", "'b' (m)" },
        { "c + b", "'c' (g)", "'b' (m)" },
        { "min(a, b)", "'a'", "'b'" },
        { "atan2(a, b)", "'a'", "'b'" },
        { "exp(t)", "'t'", "exp" },
        { "log(a*b)", "'a * b'", "log" },
        { "2^b", "'b'", "power" },
        { "b^n", "'b'", "power" },
        { "a*b + t", "'a * b'", "'t' (K)" },
        { "b^2 + b", "'b^2'", "'b' (m)" },
        { "n + a", "'n'", "'a'" },
    };

    [Theory, MemberData(nameof(Unsound))]
    public void Unsound_models_are_refused_naming_both_sides(string expression, string first, string second)
    {
        var fault = Assert.Throws<UncertaintyException>(() => Check(expression));
        Assert.Equal(UncertaintyFault.Mismatch, fault.Fault);
        Assert.Contains(first, fault.Message, StringComparison.Ordinal);
        Assert.Contains(second, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dimensions_multiply_divide_and_have_powers()
    {
        var speed = Dimension.Length.Divide(Dimension.Time);
        Assert.Equal("m s-1", speed.ToString());
        Assert.True(speed.Multiply(Dimension.Time).Divide(Dimension.Length).IsOne);
        Assert.Equal(Dimension.Length, Dimension.Length.Power(2)!.Value.Power(0.5));
        Assert.Equal(Dimension.Length, Dimension.Length.Power(3)!.Value.Power(1.0 / 3));
        Assert.Null(Dimension.Length.Power(Math.PI));
        Assert.Equal(Dimension.One, Dimension.One.Power(Math.PI));
    }

    private static Dimension? Check(string expression)
    {
        string[] inputs = ["a", "b", "c", "r", "n", "t", "u"];
        string?[] units = ["kg", "m", "g", "rad", "1", "K", null];
        var model = MeasurementModel.Read([new Assignment("y", expression)], inputs);
        return DimensionCheck.Check(model, [.. units.Select(unit => unit is null ? null : MeasurementUnit.Read(unit))], ["y"])[0];
    }
}
