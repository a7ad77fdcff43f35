using Tdc.Plan.Domain;
using Tdc.Platform.Files;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Evidence items of duties, with the rows of their files.</summary>
internal static class DemoEvidence
{
    private static readonly (EvidenceKind Kind, string Title)[] kinds =
    [
        (EvidenceKind.Minutes, "Biên bản"), (EvidenceKind.Document, "Báo cáo kết quả"), (EvidenceKind.Photo, "Ảnh chụp"), (EvidenceKind.Dataset, "Danh sách"),
        (EvidenceKind.Document, "Kế hoạch, văn bản triển khai"), (EvidenceKind.Link, "Bài đăng trên trang thông tin"),
    ];

    /// <summary>Makes the items of a duty.</summary>
    public static IEnumerable<(Evidence Item, StoredFile? File)> Make(DemoWorld world, DemoLife life, DemoFiles files, DemoWords words)
    {
        var activities = words.Activities(life.Task.Label, life.Unit);
        for (var i = 0; i < life.Proofs.Count; i++)
        {
            string[] key = [life.Unit.Code, life.Task.Label, $"{life.Duty.Year}", $"proof {i}"];
            var (kind, title) = Stable.Pick(kinds, key);
            var at = Stable.Moment(life.Proofs[i], key);
            var work = activities.Count > 0 ? char.ToLowerInvariant(activities[i % activities.Count].Title[0]) + activities[i % activities.Count].Title[1..] : "thực hiện nhiệm vụ";
            var item = new Evidence
            {
                Id = new EvidenceId(Stable.Id(at, [.. key, "item"])),
                DutyId = life.Duty.Id,
                Kind = kind,
                Title = $"{title}: {work} (minh họa)",
                FileId = kind == EvidenceKind.Link ? null : Stable.Id(at, [.. key, "file"]),
                Link = kind == EvidenceKind.Link ? $"https://example.vn/tin/{life.Unit.Code}-{i + 1}" : "",
                Issuer = life.Unit.Organisation.NameVi,
                Number = kind == EvidenceKind.Document ? $"{Stable.Number(11, 480, key)}/BC-MH (minh họa)" : "",
                DatedOn = life.Proofs[i],
                Visibility = kind == EvidenceKind.Link ? EvidenceVisibility.Public : Stable.Share([.. key, "seen by"]) < 0.12 ? EvidenceVisibility.Restricted : EvidenceVisibility.Internal,
                Review = ReviewOf(world, life, life.Proofs[i], key),
                AddedBy = world.OfficerOf(life.Duty.Unit),
                AddedAt = at,
            };
            yield return (item, item.FileId is null ? null : files.Of(item, life, i + 1));
        }
    }

    private static EvidenceReview ReviewOf(DemoWorld world, DemoLife life, DateOnly day, string[] key)
    {
        if (life.AcceptedOn is not null)
        {
            return EvidenceReview.Matches;
        }

        var luck = Stable.Share([.. key, "review"]);
        return day.AddDays(16) > world.Last || luck < 0.1 ? EvidenceReview.Waiting : luck < 0.17 ? EvidenceReview.DoesNotMatch : EvidenceReview.Matches;
    }
}
