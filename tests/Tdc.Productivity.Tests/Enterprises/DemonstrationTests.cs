using MathNet.Numerics.LinearAlgebra;
using Tdc.Productivity.Demonstration;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class DemonstrationTests
{
    private static readonly DemoFirms made = DemoFirms.Invent(["26188", "26191", "26194"], TestClock.Start);

    [Fact]
    public void Every_invented_year_is_sound_but_the_one_that_is_meant_not_to_be()
    {
        Assert.Equal(DemoEffects.Firms, made.Firms.Count);
        Assert.All(made.Firms, f => Assert.True(f.IsDemonstration && f.Name.Contains("(minh họa)", StringComparison.Ordinal)));
        var odd = made.Years.Where(y => FigureChecks.Of(y, null, null, ProductivityRules.Shipped).Any(f => f.IsError || f.Code is "mismatch" or "not-positive")).ToList();
        Assert.Equal(DemoFirms.IdOf(DemoEffects.Negative), Assert.Single(odd).Firm);
        Assert.Equal(["16", "16", "31", "31", "31"], made.Years.Where(y => y.Firm == DemoFirms.IdOf(DemoEffects.ChangesSector)).OrderBy(y => y.Year).Select(y => y.Activity).Concat(["31"]).Take(5));
        Assert.Equal(DemoFirms.IdOf(DemoEffects.Absorbs), made.Firms.Single(f => f.MergedInto is not null).MergedInto);
        Assert.DoesNotContain(made.Years, y => y.Firm == DemoFirms.IdOf(DemoEffects.Merged) && y.Year >= 2024);
        Assert.InRange(made.Years.Count, 5 * DemoEffects.Firms * 0.85, 5 * DemoEffects.Firms * 0.98); // unbalanced
        Assert.Equal(DemoEffects.Firms / DemoEffects.SupportedEvery, made.Supports.Count);
        Assert.Equal(made.Years.Select(y => y.ProfitDong), DemoFirms.Invent(["26188", "26191", "26194"], TestClock.Start).Years.Select(y => y.ProfitDong));
    }

    [Fact]
    public void Least_squares_within_divisions_finds_the_planted_effects()
    {
        var rows = made.Years.Where(y => FirmMeasures.Indicators(y)!.ValueAdded > 0).ToList();
        var supported = made.Supports.Select(s => s.Firm).ToHashSet();
        var divisions = DemoEffects.Divisions.Select(d => d.Code).ToList();
        var x = Matrix<double>.Build.Dense(rows.Count, 7 + divisions.Count);
        var y = Vector<double>.Build.Dense(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            y[i] = Math.Log(FirmMeasures.Indicators(row)!.ValueAdded * 1000);
            double[] own =
            [
                Math.Log(row.Persons!.Value), Math.Log((row.AssetsOpeningDong!.Value + row.AssetsClosingDong!.Value) / 2e6), row.Year - DemoEffects.FirstYear,
                row.Systems.Contains("ISO9001", StringComparison.Ordinal) ? 1 : 0, 100.0 * row.ResearchDong!.Value / row.SalesDong!.Value, row.DigitalPractices!.Value,
                supported.Contains(row.Firm) && row.Year >= DemoEffects.SupportedFrom ? 1 : 0,
            ];
            for (var k = 0; k < own.Length; k++) { x[i, k] = own[k]; }
            x[i, 7 + divisions.IndexOf(row.Activity)] = 1;
        }

        var found = x.QR().Solve(y);
        double[] planted =
        [
            DemoEffects.LabourElasticity, DemoEffects.CapitalElasticity, DemoEffects.TechnicalChange, DemoEffects.CertificateEffect, DemoEffects.ResearchEffect, DemoEffects.DigitalEffect, DemoEffects.SupportEffect,
        ];
        double[] within = [0.02, 0.02, 0.006, 0.025, 0.012, 0.004, 0.05]; // inefficiency that lasts widens the errors of least squares
        for (var k = 0; k < planted.Length; k++)
        {
            Assert.True(Math.Abs(found[k] - planted[k]) < within[k], $"{k}: {found[k]:F4} for {planted[k]}");
        }
    }
}
