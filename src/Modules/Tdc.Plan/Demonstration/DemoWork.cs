using Tdc.Plan.Domain;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Progress entries and the five "rõ" of duties, told from their lives.</summary>
internal static class DemoWork
{
    private static readonly string[] inDepartments = ["Trưởng phòng Quản lý chuyên ngành", "Chánh Văn phòng", "Phó Giám đốc phụ trách", "Trưởng phòng Kế hoạch - Tài chính"];
    private static readonly string[] inCommunes = ["Phó Chủ tịch phụ trách kinh tế", "Trưởng phòng Kinh tế", "Công chức phòng Kinh tế", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị"];
    private static readonly string[] inSchools = ["Trưởng khoa Cơ khí", "Trưởng phòng Đào tạo", "Phó Hiệu trưởng", "Trưởng phòng Khoa học và Hợp tác"];

    /// <summary>Who answers for something: a role, never a person's name.</summary>
    public static string RoleIn(DemoUnit unit, params ReadOnlySpan<string> words) =>
        Stable.Pick(unit.IsCommune || unit.IsDistrict ? inCommunes : unit.IsSchool ? inSchools : inDepartments, [unit.Code, "role", .. words]);

    /// <summary>Lets most units say who answers and which product they promise.</summary>
    public static void SayWhoAndWhat(DemoLife life, DemoWords words)
    {
        if (Stable.Share(life.Unit.Code, life.Task.Label, $"{life.Duty.Year}", "said who") < 0.93)
        {
            life.Duty.Responsible = RoleIn(life.Unit, life.Task.Label);
            life.Duty.ExpectedProduct = words.Activities(life.Task.Label, life.Unit) is [var first, ..] ? first.Product : "";
        }
    }

    /// <summary>The entries of a duty.</summary>
    public static IEnumerable<ProgressEntry> Entries(DemoWorld world, DemoLife life, DemoWords words, bool byActivities)
    {
        var author = world.OfficerOf(life.Duty.Unit);
        for (var i = 0; i < life.Steps.Count; i++)
        {
            var (day, share) = life.Steps[i];
            var word = $"{life.Duty.Year} {i}";
            var at = Stable.Moment(day, life.Unit.Code, life.Task.Label, word);
            yield return new ProgressEntry
            {
                Id = new ProgressEntryId(Stable.Id(at, "entry", life.Unit.Code, life.Task.Label, word)),
                DutyId = life.Duty.Id,
                On = day,
                Share = share,
                Source = byActivities && i == life.Steps.Count - 1 ? ProgressSource.Activities : ProgressSource.Hand,
                Narrative = words.Step(life.Task.Label, life.Unit, word),
                Difficulty = Stable.Share(life.Unit.Code, life.Task.Label, word, "difficulty") < 0.12 ? words.Common("khó khăn", life.Unit, word) : "",
                Author = author,
                WrittenAt = at,
            };
        }

        if (life.DoneOn is { } done)
        {
            yield return Step(life, done, "Đơn vị báo cáo hoàn thành, đề nghị nghiệm thu.", author);
        }

        if (life.AcceptedOn is { } accepted)
        {
            yield return Step(life, accepted, life.Duty.ReviewNote, world.Coordinator);
        }
    }

    /// <summary>The share of a duty of several years at the end of each year gone by.</summary>
    public static void Look(Checkpoint checkpoint, DemoLife life) => checkpoint.Share = life.ShareOn(checkpoint.DueOn) is { } share && life.Steps.Exists(s => s.Day.Year >= checkpoint.Year) ? share : null;

    private static ProgressEntry Step(DemoLife life, DateOnly day, string text, Guid? author)
    {
        var at = Stable.Moment(day, life.Unit.Code, life.Task.Label, text).AddHours(1);
        return new()
        {
            Id = new ProgressEntryId(Stable.Id(at, "step", life.Unit.Code, life.Task.Label, $"{life.Duty.Year}", text)),
            DutyId = life.Duty.Id,
            On = day,
            Share = 1,
            Source = ProgressSource.Step,
            Narrative = text,
            Author = author,
            WrittenAt = at,
        };
    }
}
