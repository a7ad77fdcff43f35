using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Domain.Register.Limits;
using Tdc.Metrology.Features.Register.Kinds;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Register.Verifying;

/// <summary>The metrological examination: readings at test points, judged by the tables, kept with the limit that held.</summary>
internal sealed class Measuring(TdcDbContext db, VerificationBook book, RuleBook rules, TimeProvider clock)
{
    /// <summary>Most test points of one examination.</summary>
    public const int MostPoints = 40;

    /// <summary>Replaces the test points of an examination.</summary>
    /// <param name="rights">Of the asker.</param>
    /// <param name="id">The verification.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="scheme">The scheme of limits.</param>
    /// <param name="setup">Its parameters, complete.</param>
    /// <param name="points">Readings of each point, complete.</param>
    /// <param name="procedure">Procedure followed.</param>
    /// <param name="standards">Standards used.</param>
    /// <param name="cancellation">Stops the work.</param>
    public Task<Outcome<Done>> MeasureAsync(
        RegisterRights rights, Guid id, Guid? version, LimitScheme scheme, SchemeValues setup, IReadOnlyList<SchemeValues> points, string procedure, string standards, CancellationToken cancellation) =>
        book.StepAsync(rights, id, version, "measured", b => b.Examines, async verification =>
        {
            if (procedure.Length == 0 || standards.Length == 0)
            {
                return Refusal.Rule("metrology.procedure-needed");
            }

            if (points.Count > MostPoints)
            {
                return Refusal.Rule("metrology.too-many-points");
            }

            var inService = await rules.InServiceAsync(verification.Purpose, clock.TodayInVietnam, cancellation);
            List<TestPoint> judged = [];
            foreach (var readings in points)
            {
                if (!scheme.Judge(setup, readings, inService).TryGet(out var point, out var refusal))
                {
                    return refusal with { Values = [judged.Count + 1] };
                }

                judged.Add(new TestPoint
                {
                    Id = clock.NewId<TestPointId>(),
                    Verification = verification.Id,
                    Ordinal = judged.Count + 1,
                    Point = point.Point,
                    Readings = readings.ToString(),
                    Error = decimal.Round(point.Error, 12),
                    Limit = decimal.Round(point.Limit, 12),
                    ExpandedUncertainty = readings.Number(LimitScheme.Uncertainty),
                    Unit = point.Unit,
                    LimitSource = point.Source,
                    LimitStatus = point.Status,
                });
            }

            if (!verification.Measure(judged).TryGet(out var done, out var no))
            {
                return no;
            }

            db.RemoveRange(await db.Set<TestPoint>().Where(p => p.Verification == verification.Id).ToListAsync(cancellation));
            db.AddRange(judged);
            (verification.Scheme, verification.Setup, verification.Procedure, verification.Standards) = (scheme.Code, setup.ToString(), procedure, standards);
            (verification.Verifier, verification.VerifierName, verification.ExaminedOn) = (rights.Asker.UserId, rights.Asker.Name, clock.TodayInVietnam);
            return done;
        }, cancellation);
}
