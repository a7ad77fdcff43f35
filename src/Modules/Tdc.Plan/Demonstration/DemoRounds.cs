using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain.Reporting;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>The rounds to write: those of the series, and ad hoc ones.</summary>
internal static class DemoRounds
{
    private static readonly string[] answers =
    [
        "Có {0} điểm cân đối chứng, đặt ở lối vào chợ chính.", "Chưa có; người mua phải ra quầy ban quản lý chợ để cân lại.", "Có {0} cân, trong đó một cân đang gửi kiểm định.",
        "Mới bố trí {0} điểm tại chợ lớn, các chợ nhỏ chưa có.",
    ];

    private static readonly string[] wants =
    [
        "Đề nghị hỗ trợ {0} cân và bảng hướng dẫn.", "Không có đề nghị thêm.", "Đề nghị tập huấn ban quản lý chợ, khoảng {0} người.", "Đề nghị kiểm định lưu động vào đầu quý.",
    ];

    /// <summary>The rounds that have opened, in the order of their deadlines, tracked; ad hoc ones are added.</summary>
    public static async Task<IReadOnlyList<ReportRound>> LoadAsync(TdcDbContext db, DemoWorld world, CancellationToken cancellation)
    {
        var rounds = await db.Set<ReportRound>().Include(r => r.Questions).Where(r => r.PlanId == world.Plan.Id).ToListAsync(cancellation);
        foreach (var round in AdHoc(world).Where(r => world.IsPast(r.OpensOn)))
        {
            db.Add(round);
            rounds.Add(round);
        }

        foreach (var round in rounds.Where(r => world.IsPast(r.DueOn)))
        {
            round.FixedAt = round.DueOn.EndInVietnam.AddMinutes(10);
            db.Entry(round).Property(r => r.FixedAt).IsModified = db.Entry(round).State == EntityState.Unchanged;
        }

        return [.. rounds.OrderBy(r => r.DueOn).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    /// <summary>The obligations of a round as of its due day: those that the program keeps, followed once more now that there are duties.</summary>
    public static async Task<IReadOnlyList<ReportObligation>> ObligationsAsync(
        TdcDbContext db, DemoWorld world, ReportRound round, DemoReports reports, CancellationToken cancellation)
    {
        var known = await db.Set<ReportObligation>().Where(o => o.RoundId == round.Id).ToDictionaryAsync(o => o.Unit, cancellation);
        foreach (var unit in RoundKeeper.Obliged(round, world.Register))
        {
            var weight = reports.WeightOf(round, unit.Lineage);
            if (known.TryGetValue(unit.Lineage, out var obligation))
            {
                obligation.Follow(unit, weight);
            }
            else
            {
                obligation = ReportObligation.Of(round, unit, weight, new ReportObligationId(Stable.Id(round.OpensOn.StartInVietnam, "obligation", round.Key, unit.Code)));
                known.Add(unit.Lineage, obligation);
                db.Add(obligation);
            }
        }

        return [.. known.Values];
    }

    /// <summary>An invented answer to a question of the ad hoc round.</summary>
    public static string AnswerTo(int number, DemoUnit unit, string occasion) => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Stable.Pick(number == 1 ? answers : wants, unit.Code, occasion, $"{number}"), Stable.Number(1, 4, unit.Code, occasion, "number"));

    // One with questions to the communes that have a larger market; at a larger scale many more about all tasks, as history to search in.
    private static IEnumerable<ReportRound> AdHoc(DemoWorld world)
    {
        var asked = new DateOnly(2026, 7, 27);
        if (world.IsPast(asked))
        {
            var markets = world.Register.Expand("nhom:cap-xa", asked).Where(u => Stable.Share(u.Code, "market") < 0.45 || u.Code == "26188");
            var round = New(world, "2026-dx1", "Rà soát cân đối chứng tại chợ (minh họa)", "Check of reference scales in markets (demonstration)", asked, new DateOnly(2026, 8, 14), "", [.. markets.Select(m => m.Lineage.Value)]);
            round.Questions.Add(new RoundQuestion { RoundId = round.Id, Number = 1, Text = "Các chợ trên địa bàn có bao nhiêu điểm cân đối chứng, đặt ở đâu?" });
            round.Questions.Add(new RoundQuestion { RoundId = round.Id, Number = 2, Text = "Đề nghị hỗ trợ (nếu có)?", IsRequired = false });
            yield return round;
        }

        for (var i = 1; i <= (world.Scale - 1) * 3; i++)
        {
            var day = Stable.Workday(new DateOnly(2025, 7, 21).AddDays(i * 450 / (((world.Scale - 1) * 3) + 1)));
            var number = 100 + i;
            yield return New(world, $"{day.Year}-dx{number}", $"Báo cáo nhanh số {i} (minh họa)", $"Quick report {i} (demonstration)", day, Stable.Workday(day.AddDays(12)), "nhom:bao-cao", []);
        }
    }

    private static ReportRound New(DemoWorld world, string key, string vi, string en, DateOnly opens, DateOnly due, string group, List<Guid> named) => new()
    {
        Id = new ReportRoundId(Stable.Id(opens.StartInVietnam.AddHours(9), "round", key)),
        PlanId = world.Plan.Id,
        Key = key,
        Year = due.Year,
        TitleVi = vi,
        TitleEn = en,
        PeriodFrom = new DateOnly(due.Year, 1, 1),
        PeriodTo = opens,
        LegalDueOn = due,
        DueOn = due,
        OpensOn = opens,
        Basis = "Công văn của Sở Khoa học và Công nghệ (minh họa)",
        ObligedGroup = group,
        NamedUnits = named,
        RequestedBy = world.Coordinator,
    };
}
