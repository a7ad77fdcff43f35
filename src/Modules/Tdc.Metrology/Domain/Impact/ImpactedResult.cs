using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>A result that rested on the standard, with what is needed to evaluate it again.</summary>
/// <param name="Result">Its id.</param>
/// <param name="Budget">The budget as it was evaluated.</param>
/// <param name="RoundedValue">Value as printed.</param>
/// <param name="RoundedUncertainty">Expanded uncertainty as printed.</param>
/// <param name="LowerLimit">Lower limit; <see langword="null"/> without one.</param>
/// <param name="UpperLimit">Upper limit; <see langword="null"/> without one.</param>
/// <param name="Rule">Decision rule.</param>
/// <param name="Conformity">Verdict as printed.</param>
/// <param name="Inputs">Inputs that came from certificates in doubt.</param>
internal sealed record ImpactedResult(
    CalibrationResultId Result, EvaluatedBudget Budget, string RoundedValue, string RoundedUncertainty, double? LowerLimit, double? UpperLimit,
    DecisionRule Rule, Conformity Conformity, IReadOnlyList<ImpactedInput> Inputs);

/// <summary>An input that came from a certificate in doubt.</summary>
/// <param name="Name">Name in the model.</param>
/// <param name="Certificate">The certificate version.</param>
/// <param name="Nominal">Nominal point of the certificate, in the certificate's unit.</param>
/// <param name="Factor">What one of the certificate's unit is in the input's unit.</param>
internal readonly record struct ImpactedInput(string Name, StandardCertificateId Certificate, double Nominal, double Factor);

/// <summary>A result with the standard's error taken into account.</summary>
/// <param name="Class">What the error changes.</param>
/// <param name="Value">Value with the error corrected for.</param>
/// <param name="ExpandedUncertainty">Its expanded uncertainty.</param>
/// <param name="UncertaintyUncorrected">Expanded uncertainty with which the value as printed still holds: that of the corrected value and the whole correction (GUM F.2.4.5, from memory).</param>
/// <param name="Conformity">Verdict on the corrected value.</param>
/// <param name="Shift">How the value moved.</param>
internal readonly record struct ReevaluatedResult(
    ImpactClass Class, double Value, double ExpandedUncertainty, double UncertaintyUncorrected, Conformity Conformity, Shift Shift);
