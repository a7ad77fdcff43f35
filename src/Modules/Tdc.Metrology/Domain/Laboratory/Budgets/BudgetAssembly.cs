using Tdc.Platform.Outcomes;
using Tdc.Uncertainty;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Puts the inputs of a budget together from readings, certificates, specifications and the room.</summary>
/// <remarks>Pure. Source: JCGM 100:2008, 4.2 (type A) and 4.3 (type B); the library evaluates both.</remarks>
internal static class BudgetAssembly
{
    /// <summary>The inputs in the order of the template, or why one of them has no value.</summary>
    public static Outcome<IReadOnlyList<AssembledInput>> Of(BudgetMaterial material)
    {
        List<AssembledInput> inputs = [];
        foreach (var input in LaboratoryJson.Read<List<BudgetInput>>(material.Method.Budget))
        {
            try
            {
                if (!One(input, material).TryGet(out var made, out var no))
                {
                    return no;
                }

                inputs.Add(made);
            }
            catch (UncertaintyException e)
            {
                return BudgetFaults.Of(e);
            }
        }

        return inputs;
    }

    /// <summary>What a certificate says at a test point; <see langword="null"/> when it says nothing there.</summary>
    /// <remarks>Points are compared after conversion, to nine digits; nothing is read between two points.</remarks>
    public static StandardValue? ValueAt(StandardCertificate certificate, double nominal, string pointUnit) =>
        certificate.Values.OrderBy(v => v.Position).FirstOrDefault(v => LaboratoryUnits.TryConvert(v.Nominal, v.Unit, pointUnit, out var at)
            && Math.Abs(at - nominal) <= 1e-9 * Math.Max(Math.Abs(nominal), 1e-3));

    private static Outcome<AssembledInput> One(BudgetInput input, BudgetMaterial material) => input.Source switch
    {
        InputSource.Readings => FromReadings(input, material),
        InputSource.StandardCertificate => FromCertificate(input, material),
        InputSource.Nominal => LaboratoryUnits.TryConvert(material.Nominal, material.Method.PointUnit, input.Unit, out var nominal)
            ? new AssembledInput(input, nominal, 0) : BudgetFaults.Units(input.Name, material.Method.PointUnit, input.Unit),
        InputSource.Resolution => FromResolution(input, material),
        InputSource.Environment => material.Environment.TryGetValue(input.Column, out var value)
            ? Spread(input, value, material.Nominal) : Refusal.Rule("laboratory.room-value-missing", input.Name),
        _ => Spread(input, input.Value, material.Nominal),
    };

    private static Outcome<AssembledInput> FromReadings(BudgetInput input, BudgetMaterial material)
    {
        if (!material.Columns.TryGetValue(input.Column, out var column))
        {
            return Refusal.Rule("laboratory.column-missing", input.Name);
        }

        var values = column.Select(v => (double)v).ToArray();
        var read = input.PooledDeviation is { } pooled && input.DegreesOfFreedom is { } freedom
            ? Readings.Pooled(values, [(pooled, freedom)], input.Name)
            : Readings.Of(values, input.Name);
        return new AssembledInput(input, read.Mean, read.StandardUncertainty) { DegreesOfFreedom = read.Dof, Readings = values.Length };
    }

    private static Outcome<AssembledInput> FromCertificate(BudgetInput input, BudgetMaterial material)
    {
        if (!material.Certificates.TryGetValue(input.Name, out var certificate) || ValueAt(certificate, material.Nominal, material.Method.PointUnit) is not { } at)
        {
            return Refusal.Rule("laboratory.certificate-lacks-point", input.Name, material.Nominal);
        }

        // A difference is converted by the scale alone: 0.1 K of uncertainty is no temperature.
        return !LaboratoryUnits.TryConvert(at.Value, at.Unit, input.Unit, out var value) || !LaboratoryUnits.TryScale(at.ExpandedUncertainty, at.Unit, input.Unit, out var expanded)
            ? BudgetFaults.Units(input.Name, at.Unit, input.Unit)
            : new AssembledInput(input, value, NormalDistribution.FromCertificate(expanded, at.CoverageFactor).StandardUncertainty)
            {
                DegreesOfFreedom = at.DegreesOfFreedom,
                Certificate = certificate,
                CertificateNominal = at.Nominal,
            };
    }

    private static Outcome<AssembledInput> FromResolution(BudgetInput input, BudgetMaterial material)
    {
        if (material.Resolution is not { } resolution)
        {
            return new AssembledInput(input, 0, 0);
        }

        return LaboratoryUnits.TryScale(resolution / 2, material.Method.ResultUnit, input.Unit, out var half)
            ? new AssembledInput(input, 0, BudgetShapes.Of(input.Distribution, half, null).StandardUncertainty) { HalfWidth = half }
            : BudgetFaults.Units(input.Name, material.Method.ResultUnit, input.Unit);
    }

    private static AssembledInput Spread(BudgetInput input, double value, double nominal)
    {
        var half = input.HalfWidth is null && input.RelativeHalfWidth is null ? (double?)null : (input.HalfWidth ?? 0) + (input.RelativeHalfWidth ?? 0) * Math.Abs(nominal);
        return new AssembledInput(input, value, BudgetShapes.Of(input.Distribution, half, input.StandardUncertainty).StandardUncertainty)
        {
            HalfWidth = half,
            DegreesOfFreedom = input.DegreesOfFreedom,
        };
    }
}
