using Microsoft.EntityFrameworkCore;

using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Features.Impact.Bench;

/// <summary>A made laboratory: one reference standard, working standards calibrated with it, and many results of customers on those.</summary>
/// <param name="results">How many results of customers.</param>
internal sealed class SampleLaboratory(int results)
{
    /// <summary>Working standards, each with <see cref="Points"/> own results.</summary>
    public const int WorkingStandards = 5;

    private const int Points = 10;
    private const int PerItem = 10;
    private const int PerJob = 10;
    private const string Gram = @"\gram";
    private const string Model = "e = I - S - dB - dD + dR";
    private static readonly DateTimeOffset start = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);

    private readonly LaboratoryId laboratory = new(Id(1));
    private readonly StandardId reference = new(Id(2));
    private readonly StandardCertificateId referenceCertificate = new(Id(3));
    private readonly MethodId method = new(Id(4));
    private readonly MethodVersionId version = new(Id(5));
    private int next = 100;

    /// <summary>An analysis of the reference standard, not yet made.</summary>
    public ImpactStudy Study(TimeProvider clock) => new()
    {
        Id = clock.NewId<ImpactStudyId>(),
        Laboratory = laboratory,
        Standard = reference,
        Errors = LaboratoryJson.Write(new AsFoundFindings(AsFoundReach.Nearest, [.. Enumerable.Range(1, Points).Select(p => new AsFoundError(p * 100, 0.00004 * p, 0.00001 * p))])),
        Unit = Gram,
        Reason = "bench",
        MadeAt = clock.GetUtcNow(),
    };

    /// <summary>Writes everything.</summary>
    public async Task FillAsync(TdcDbContext db, CancellationToken cancellation)
    {
        db.Add(new CalibrationLaboratory { Id = laboratory, Unit = new LineageId(Id(6)), Code = "BENCH", NameVi = "Phòng đo", NameEn = "Laboratory" });
        db.Add(new CalibrationMethod { Id = method, Laboratory = laboratory, Code = "M", NameVi = "Quả cân", NameEn = "Weights", Quantity = "mass" });
        db.Add(Version());
        db.Add(Standard(reference, "R-1", StandardRank.Reference));
        db.Add(Certificate(referenceCertificate, reference, "C-R-1", null));
        await db.SaveChangesAsync(cancellation);
        var serving = await WorkingAsync(db, cancellation);
        for (var item = 0; item < results / PerItem; item++)
        {
            var made = Item(db, item % PerJob == 0 ? Job(db, item / PerJob) : lastJob, item % PerJob + 1);
            for (var point = 1; point <= PerItem; point++)
            {
                Result(db, lastJob, made, point * 100, serving[item % WorkingStandards], start.AddDays(30).AddMinutes(item));
            }

            if (item % 200 == 199)
            {
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
            }
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private JobId lastJob;

    private async Task<(StandardId Standard, StandardCertificateId Certificate)[]> WorkingAsync(TdcDbContext db, CancellationToken cancellation)
    {
        var serving = new (StandardId, StandardCertificateId)[WorkingStandards];
        for (var i = 0; i < WorkingStandards; i++)
        {
            var (standard, certificate) = (new StandardId(Next()), new StandardCertificateId(Next()));
            db.Add(Standard(standard, $"W-{i + 1}", StandardRank.Working));
            var item = Item(db, Job(db, 100_000 + i), 1);
            var own = Enumerable.Range(1, Points).Select(p => Result(db, lastJob, item, p * 100, (reference, referenceCertificate), start.AddHours(i))).ToList();
            db.Add(Certificate(certificate, standard, $"C-W-{i + 1}", own));
            serving[i] = (standard, certificate);
        }

        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return serving;
    }

    private JobId Job(TdcDbContext db, int n)
    {
        lastJob = new JobId(Next());
        db.Add(new CalibrationJob
        {
            Id = lastJob,
            Laboratory = laboratory,
            Year = 2026,
            Sequence = n + 1,
            Number = $"YC-BENCH-2026-{n:D6}",
            CustomerName = $"Customer {n % 400}",
            OrderedOn = new(2026, 1, 5),
            CreatedAt = start,
            State = JobState.Closed,
        });
        return lastJob;
    }

    private JobItemId Item(TdcDbContext db, JobId job, int position)
    {
        var id = new JobItemId(Next());
        db.Add(new JobItem { Id = id, Job = job, Position = position, Description = "Weights", Serial = $"S{next}", Method = method });
        return id;
    }

    private CalibrationResultId Result(TdcDbContext db, JobId job, JobItemId item, int nominal, (StandardId Standard, StandardCertificateId Certificate) with, DateTimeOffset at)
    {
        var (set, id) = (new ReadingSetId(Next()), new CalibrationResultId(Next()));
        EvaluatedInput[] inputs =
        [
            Line("I", InputSource.Readings, nominal + 0.0002 * (next % 7 - 3), 0.00005 * nominal / 100, 4),
            Line("S", InputSource.StandardCertificate, nominal, 0.00003 * nominal / 100, null) with { Certificate = with.Certificate.Value, Standard = with.Standard.Value },
            Line("dB", InputSource.Specification, 0, 0.00002, null), Line("dD", InputSource.Specification, 0, 0.00001, null), Line("dR", InputSource.Resolution, 0, 0.00003, null),
        ];
        var budget = BudgetEvaluation.Of(Model, "e", Gram, BudgetEvaluation.Thaw(new(Model, "e", Gram, inputs, 0, 0, null, 2, 0.9545, 0)), 0.9545).TryGet(out var found, out _)
            ? found with { Inputs = [.. found.Inputs.Select((line, i) => line with { Certificate = inputs[i].Certificate, Standard = inputs[i].Standard })] }
            : throw new InvalidOperationException("The made budget has a value.");
        var printed = RoundedResult.Of(budget.Value, budget.ExpandedUncertainty, 2);
        var limit = 0.0005 * nominal / 100;
        db.Add(new ReadingSet { Id = set, Job = job, Item = item, Method = version, Condition = ItemCondition.AsFound, Nominal = nominal, Readings = "{}", Environment = "{}", ReadAt = at, ReaderName = "bench", EnteredAt = at });
        db.Add(new CalibrationResult
        {
            Id = id,
            Laboratory = laboratory,
            Job = job,
            Item = item,
            ReadingSet = set,
            Method = version,
            Condition = ItemCondition.AsFound,
            Nominal = nominal,
            PointUnit = Gram,
            Value = budget.Value,
            Unit = Gram,
            StandardUncertainty = budget.StandardUncertainty,
            EffectiveDegreesOfFreedom = budget.EffectiveDegreesOfFreedom,
            CoverageFactor = budget.CoverageFactor,
            Probability = budget.Probability,
            ExpandedUncertainty = budget.ExpandedUncertainty,
            RoundedValue = printed.Value,
            RoundedUncertainty = printed.Uncertainty,
            LowerLimit = -limit,
            UpperLimit = limit,
            Rule = DecisionRule.NonBinary,
            Conformity = Verdicts.Of(DecisionRule.NonBinary, budget.Value, budget.ExpandedUncertainty, -limit, limit),
            Scope = ScopeStanding.Outside,
            Budget = LaboratoryJson.Write(budget),
            ReadAt = at,
            EvaluatedAt = at,
            Standards = [new() { Result = id, Input = "S", Standard = with.Standard, Certificate = with.Certificate, Nominal = nominal, Value = nominal, StandardUncertainty = inputs[1].StandardUncertainty, Sensitivity = -1, Unit = Gram }],
        });
        return id;
    }

    private StandardCertificate Certificate(StandardCertificateId id, StandardId standard, string number, List<CalibrationResultId>? own) => new()
    {
        Id = id,
        Standard = standard,
        Number = number,
        Source = own is null ? StandardCertificateSource.External : StandardCertificateSource.OwnCalibration,
        Issuer = "VMI",
        CalibratedOn = new(2026, 1, 1),
        ValidFrom = new(2026, 1, 1),
        ValidTo = new(2027, 1, 1),
        EnteredAt = start,
        Values = [.. Enumerable.Range(1, Points).Select(p => new StandardValue
        {
            Certificate = id, Position = p - 1, Nominal = p * 100, Value = p * 100, ExpandedUncertainty = 0.00006 * p, CoverageFactor = 2, Probability = 0.9545, Unit = Gram, OwnResult = own?[p - 1],
        })],
    };

    private MeasurementStandard Standard(StandardId id, string number, StandardRank rank) => new()
    {
        Id = id,
        Laboratory = laboratory,
        Number = number,
        NameVi = "Bộ quả cân",
        NameEn = "Set of weights",
        Serial = number,
        Quantity = "mass",
        Rank = rank,
        StateSince = start,
    };

    private MethodVersion Version() => new()
    {
        Id = version,
        Method = method,
        Number = 1,
        Procedure = "bench",
        Meaning = ResultMeaning.DeviationFromNominal,
        MeasurandVi = "Sai số",
        MeasurandEn = "Error",
        PointUnit = Gram,
        ResultUnit = Gram,
        Model = Model,
        Output = "e",
        Budget = "[]",
        TestPoints = "[]",
        LeastReadings = 1,
        Environment = "[]",
        Rule = DecisionRule.NonBinary,
        Acceptance = "[]",
        CoverageProbability = 0.9545,
        ValidFrom = new(2026, 1, 1),
        CreatedAt = start,
    };

    private static EvaluatedInput Line(string name, InputSource source, double value, double u, double? freedom) =>
        new(name, name, name, Gram, source, InputDistribution.Normal, value, u, freedom, 0, 0, 0);

    private Guid Next() => Id(next++);

    private static Guid Id(int n) => new(0x01990000, 0, 0x7000, 0x80, 0, 0, 0, (byte)(n >> 24), (byte)(n >> 16), (byte)(n >> 8), (byte)n);
}
