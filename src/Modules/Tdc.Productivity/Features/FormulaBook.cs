using Tdc.Productivity.Domain.Indicators;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.Productivity.Features;

/// <summary>The formulas of the indicators that hold, set up as one register of the engine.</summary>
internal sealed class FormulaBook
{
    private FormulaBook(FormulaRegister register) => Register = register;

    /// <summary>The register of the engine.</summary>
    public FormulaRegister Register { get; }

    /// <summary>Sets up the formulas of a day; those of the register were checked when they were entered.</summary>
    /// <exception cref="InvalidOperationException">They do not stand together: the data was changed by hand.</exception>
    public static FormulaBook Of(IndicatorSnapshot indicators)
    {
        var formulas = indicators.All.Where(i => i.Formula.Length > 0).ToDictionary(i => i.Code, i => Formula.Parse(i.Formula), StringComparer.Ordinal);
        return FormulaRegister.Read(formulas, out var register) is { } fault ? throw new InvalidOperationException($"Formulas of indicators: {fault}") : new(register!);
    }
}
