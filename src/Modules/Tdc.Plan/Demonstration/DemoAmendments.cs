using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Amendments;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>One change of the plan that was decided and one that waits.</summary>
internal static class DemoAmendments
{
    private const string Label = "II.4";
    private const string Document = "214/QĐ-UBND (minh họa)";
    private const string NewOutput = "Kho dữ liệu dùng chung có danh mục, từ điển dữ liệu và trang tra cứu công khai";

    /// <summary>First day on which the decided change holds.</summary>
    public static DateOnly Effective { get; } = new(2026, 2, 1);

    /// <summary>How long after its beginning an amendment is proposed.</summary>
    public static TimeSpan ProposedAfter { get; } = TimeSpan.FromHours(2);

    /// <summary>Makes both and carries the decided one out in the task.</summary>
    /// <returns>The amendments and what was opened in the task.</returns>
    public static (IReadOnlyList<Amendment> Amendments, IReadOnlyList<object> Opened) Apply(DemoWorld world)
    {
        if (!world.IsPast(Effective) || !world.Has(Label) || world.Register.ByCode("SCT", Effective) is not { } industry)
        {
            return ([], []);
        }

        var made = new List<Amendment> { Decided(world, industry) };
        var opened = CarryOut(world.Task(Label), made[0], industry);
        if (world.IsPast(new DateOnly(2026, 11, 13)) && world.Has("III.3") && world.Register.ByCode("SGDDT", world.Today) is { } schools)
        {
            made.Add(Waiting(world, schools));
        }

        return (made, opened);
    }

    private static Amendment Decided(DemoWorld world, Organisation industry)
    {
        var task = world.Task(Label);
        var begun = Stable.Moment(new DateOnly(2025, 12, 10), "amendment", "1");
        var amendment = New(world, 1, industry, begun, "Sở Công Thương cùng chủ trì kho dữ liệu năng suất, chất lượng",
            "Phần lớn dữ liệu về doanh nghiệp sản xuất do Sở Công Thương quản lý; cùng chủ trì thì bớt một lần hỏi doanh nghiệp. Dữ liệu minh họa.");
        Change(amendment, task, AmendedField.AddLead, "", "SCT");
        Change(amendment, task, AmendedField.Output, task.On(world.Plan.IssuedOn).Output, NewOutput);
        amendment.TryMove(AmendmentState.Proposed, "", begun + ProposedAfter);
        amendment.TryMove(AmendmentState.Collected, "Đã lấy ý kiến 5 sở, không có ý kiến khác.", Stable.Moment(new DateOnly(2026, 1, 8), "amendment", "1"));
        amendment.TryMove(AmendmentState.Submitted, "", Stable.Moment(new DateOnly(2026, 1, 14), "amendment", "1"));
        amendment.TryDecide(Document, new DateOnly(2026, 1, 26), Effective, Stable.Moment(new DateOnly(2026, 1, 27), "amendment", "1"));
        return amendment;
    }

    private static Amendment Waiting(DemoWorld world, Organisation schools)
    {
        var task = world.Task("III.3");
        var begun = Stable.Moment(new DateOnly(2026, 11, 9), "amendment", "2");
        var amendment = New(world, 2, schools, begun, "Thêm Sở Giáo dục và Đào tạo cùng chủ trì phòng thực hành, mô phỏng",
            "Ba trường đề nghị dùng chung một phòng mô phỏng; cần một cơ quan đứng ra điều phối lịch dùng và kinh phí bảo trì. Dữ liệu minh họa.");
        Change(amendment, task, AmendedField.AddLead, "", "SGDDT");
        amendment.TryMove(AmendmentState.Proposed, "", begun + ProposedAfter);
        amendment.TryMove(AmendmentState.Collected, "Đủ hồ sơ, trình Ủy ban nhân dân thành phố.", Stable.Moment(new DateOnly(2026, 11, 12), "amendment", "2"));
        amendment.TryMove(AmendmentState.Submitted, "", Stable.Moment(new DateOnly(2026, 11, 13), "amendment", "2"));
        return amendment;
    }

    private static Amendment New(DemoWorld world, int number, Organisation by, DateTimeOffset begun, string title, string reason) => new()
    {
        Id = new AmendmentId(Stable.Id(begun, "amendment", $"{number}")),
        PlanId = world.Plan.Id,
        Number = number,
        Title = title,
        Reason = reason,
        ProposedBy = by.Lineage,
        AuthorId = world.OfficerOf(by.Lineage),
        CreatedAt = begun,
        Version = Stable.Id(begun, "amendment version", $"{number}"),
    };

    private static void Change(Amendment amendment, PlanTask task, AmendedField field, string before, string after) => amendment.Changes.Add(new AmendmentChange
    {
        Id = Stable.Id(amendment.CreatedAt, "change", $"{amendment.Number}", field.ToString()),
        AmendmentId = amendment.Id,
        TaskId = task.Id,
        Field = field,
        OldValue = before,
        NewValue = after,
    });

    // What AmendmentEffect does on a decision, with ids that two machines share.
    private static IReadOnlyList<object> CarryOut(PlanTask task, Amendment amendment, Organisation lead)
    {
        var now = task.On(Effective);
        var next = now.From(Stable.Id(Effective.StartInVietnam, "version", task.Label), Effective);
        (next.Output, next.AmendmentId, next.Basis) = (NewOutput, amendment.Id.Value, Document);
        now.ValidTo = Effective.AddDays(-1);
        var assignment = new Assignment
        {
            Id = Stable.Id(Effective.StartInVietnam, "amended assignment", task.Label),
            TaskId = task.Id,
            Role = AssignmentRole.Lead,
            Order = task.Assignments.Where(a => a.Role == AssignmentRole.Lead).Max(a => a.Order) + 1,
            Printed = lead.NameVi,
            Unit = lead.Lineage,
            ValidFrom = Effective,
            Basis = Document,
        };
        task.Versions.Add(next);
        task.Assignments.Add(assignment);
        return [next, assignment];
    }
}
