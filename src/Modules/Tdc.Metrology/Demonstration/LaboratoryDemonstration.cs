using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Demonstration;

/// <summary>The province's centre as a calibration laboratory: three methods, standards from E2 over F1, forty jobs in every state, and how it watches itself; written once, in one transaction.</summary>
internal sealed class LaboratoryDemonstration : IDemonstration
{
    private const string UnitCode = "TTKHCN";
    private const int AtOnce = 500;

    /// <inheritdoc/>
    public int Order => 51;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var clock = services.GetRequiredService<TimeProvider>();
        var today = clock.TodayInVietnam;
        var units = await services.GetRequiredService<OrganisationRegister>().NowAsync(cancellation);
        if (units.ByCode(UnitCode, today) is not { } unit || await db.Set<CalibrationLaboratory>().AnyAsync(l => l.Unit == unit.Lineage, cancellation))
        {
            return;
        }

        var made = Invent(unit, code => units.ByCode(code, today), today);
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var some in made.Chunk(AtOnce))
                {
                    db.AddRange(some);
                    await db.SaveChangesAsync(cancellation);
                    db.ChangeTracker.Clear();
                }

                return true;
            },
            cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>All records in the order in which they can be stored; the same for the same day.</summary>
    /// <param name="unit">The laboratory's unit.</param>
    /// <param name="find">The unit of a code, when the register has it.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<object> Invent(Organisation unit, Func<string, Organisation?> find, DateOnly today)
    {
        var start = today.AddYears(-3).StartInVietnam;
        var lab = Laboratory(unit, today);
        var (fine, coarse, gauges) = (LaboratoryMethods.Fine(lab.Id), LaboratoryMethods.Coarse(lab.Id), LaboratoryMethods.Gauges(lab.Id));
        MethodVersion[] versions = [LaboratoryMethods.FineVersion(fine, start), LaboratoryMethods.CoarseVersion(coarse, start), LaboratoryMethods.GaugeVersion(gauges, start)];
        var scope = Scope(lab, today);
        var (reader, lead) = (Account("kiem-dinh@demo.test"), Account("hieu-chuan@demo.test"));
        MeasurementStandard Weights(string number, string itemClass, StandardRank rank, int months) => LaboratoryStandards.Make(
            lab.Id, number, $"Bộ quả cân {itemClass}, 1 g đến 5 kg", $"Set of {itemClass} weights, 1 g to 5 kg", number.Replace("CM", "SN", StringComparison.Ordinal), itemClass, "mass", "1 g – 5 kg", rank, start, months);
        MeasurementStandard Gauge(string number) => LaboratoryStandards.Make(lab.Id, number, "Áp kế chuẩn số, 0 đến 1 000 kPa", "Digital reference gauge, 0 to 1 000 kPa", number.Replace("AS", "SN", StringComparison.Ordinal), "0,05", "pressure", "0 – 1 000 kPa", StandardRank.Reference, start, 12);
        var (e2, f1, spare, pressure, old) = (Weights("CM-E2-01", "E2", StandardRank.Reference, 24), Weights("CM-F1-01", "F1", StandardRank.Working, 12), Weights("CM-F1-02", "F1", StandardRank.Working, 12), Gauge("AS-01"), Gauge("AS-02"));
        MeasurementStandard[] standards = [e2, f1, spare, pressure, old];
        List<StandardCertificate> certificates =
        [
            LaboratoryStandards.OfWeights(e2, "MH-KL-0112", today.AddMonths(-26), 24),
            LaboratoryStandards.OfWeights(e2, "MH-KL-0431", today.AddMonths(-3), 24),
            LaboratoryStandards.OfPressure(pressure, "MH-AS-0087", today.AddMonths(-19), 12),
            LaboratoryStandards.OfPressure(pressure, "MH-AS-0203", today.AddMonths(-8), 12),
            LaboratoryStandards.OfPressure(old, "MH-AS-0088", today.AddMonths(-19), 12),
        ];
        List<object> records =
        [
            lab, fine, coarse, gauges, .. versions, .. scope, .. Authorities(lab, [fine, coarse, gauges], reader, lead, DateOnly.FromDateTime(start.UtcDateTime)),
            .. standards, .. certificates, .. LaboratoryInvestments.All(lab.Id, today), .. LaboratoryChecks.All(lab.Id, standards, reader.Id, today),
        ];
        var jobs = new LaboratoryJobs(lab, versions.ToDictionary(v => v.Method), scope, certificates, standards, reader, lead);
        foreach (var plan in LaboratoryOrders.All(today, find, fine, coarse, gauges, e2, f1, spare, pressure))
        {
            jobs.Add(plan);
        }

        return [.. records, .. jobs.Records];
    }

    private static CalibrationLaboratory Laboratory(Organisation unit, DateOnly today) => new()
    {
        Id = new LaboratoryId(LaboratoryDice.Id("laboratory", unit.Code)),
        Unit = unit.Lineage,
        Code = unit.Code,
        NameVi = "Phòng hiệu chuẩn, " + unit.NameVi,
        NameEn = "Calibration laboratory, " + unit.NameEn,
        Address = "Biên Hòa, Đồng Nai",
        AccreditationNumber = "MH-999 (minh họa)",
        AccreditationBody = "Tổ chức công nhận minh họa",
        AccreditedFrom = today.AddYears(-3),
        AccreditedTo = today.AddYears(2),
        IsDemonstration = true,
        Version = LaboratoryDice.Id("laboratory-row", unit.Code),
    };

    private static ScopeLine[] Scope(CalibrationLaboratory lab, DateOnly today)
    {
        ScopeLine Line(string quantity, string unit, double from, double to, string cmc, string cmcUnit) => new()
        {
            Id = new ScopeLineId(LaboratoryDice.Id("scope", quantity, from.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            Laboratory = lab.Id,
            Quantity = quantity,
            Unit = unit,
            From = from,
            To = to,
            Cmc = cmc,
            CmcUnit = cmcUnit,
            Basis = "Quyết định công nhận minh họa",
            ValidFrom = today.AddYears(-3),
        };
        return [Line("mass", @"\gram", 1, 100, "0.014 + 0.0012*x", @"\milli\gram"), Line("mass", @"\gram", 200, 2000, "0.03 + 0.0006*x", @"\milli\gram"), Line("pressure", @"\kilo\pascal", 100, 1000, "0.5", @"\kilo\pascal")];
    }

    private static IEnumerable<Authority> Authorities(CalibrationLaboratory lab, CalibrationMethod[] methods, (Guid Id, string Name) reader, (Guid Id, string Name) lead, DateOnly from) =>
        methods.SelectMany(m => new[] { (Person: reader, Kind: AuthorityKind.Calibrate), (Person: lead, Kind: AuthorityKind.Authorise), (Person: lead, Kind: AuthorityKind.Calibrate) }.Select(a => new Authority
        {
            Id = new AuthorityId(LaboratoryDice.Id("authority", m.Code, a.Person.Name, a.Kind.ToString())),
            Laboratory = lab.Id,
            Person = a.Person.Id,
            PersonName = a.Person.Name,
            Method = m.Id,
            Kind = a.Kind,
            Basis = "Quyết định giao nhiệm vụ minh họa",
            ValidFrom = from,
        }));

    private static (Guid Id, string Name) Account(string email)
    {
        var account = DemonstrationAccounts.All.First(a => a.Email == email);
        return (account.Id, account.NameVi);
    }
}
