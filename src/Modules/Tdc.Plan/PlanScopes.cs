using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features.Budget;
using Tdc.Plan.Features.Reporting.WriteReport;
using Tdc.Platform.Identity;

namespace Tdc.Plan;

/// <summary>Scopes of API keys for the plan, and the policies of its endpoints.</summary>
/// <remarks>A key acts for its unit; the key of the coordinating unit acts as the coordinator. A policy only opens the door.</remarks>
internal static class PlanScopes
{
    /// <summary>Reads what the key's unit may read.</summary>
    public const string Read = "plan:read";

    /// <summary>Writes what the key's unit may write.</summary>
    public const string Write = "plan:write";

    /// <summary>Code of the unit that coordinates the plan: the department of science and technology (decision 1295, part IV.2).</summary>
    public const string CoordinatingCode = "SKHCN";

    /// <summary>Declares what the plan's endpoints ask for.</summary>
    public static IServiceCollection AddPlanScopes(this IServiceCollection services) => services
        .AddApiScope(Read, "Đọc việc, báo cáo và kinh phí của đơn vị", "Read the unit's duties, reports and money")
        .AddApiScope(Write, "Ghi việc, tiến độ, minh chứng và báo cáo của đơn vị", "Write the unit's duties, progress, evidence and reports")
        .AddApiScope(ReportAccess.CoordinateScope, "Làm việc của đơn vị đầu mối với các kỳ báo cáo và đề nghị sửa đổi", "Do the coordinator's work on reporting rounds and amendments")
        .AddApiScope(BudgetRights.WriteScope, "Ghi kinh phí của đơn vị; khóa của cơ quan tài chính ghi cho mọi đơn vị", "Record the unit's money; a key of the finance department records every unit's");

    /// <summary>Persons, and keys that may read.</summary>
    public static void Readers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Read)));

    /// <summary>Persons, and keys that may write.</summary>
    public static void Writers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Write)));
}
