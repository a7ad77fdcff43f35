using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Identity;

/// <summary>Id of a role held in a unit.</summary>
public readonly record struct UnitRoleId(Guid Value) : IId<UnitRoleId>
{
    /// <inheritdoc/>
    public static UnitRoleId From(Guid value) => new(value);
}

/// <summary>What a person does for a unit.</summary>
public enum Role
{
    /// <summary>Cán bộ: drafts and submits for the unit.</summary>
    Officer,

    /// <summary>Thủ trưởng đơn vị.</summary>
    Head,

    /// <summary>Đầu mối tổng hợp của cả kế hoạch.</summary>
    Coordinator,

    /// <summary>Cơ quan tài chính.</summary>
    Finance,

    /// <summary>Lãnh đạo tỉnh, thành phố.</summary>
    Leader,

    /// <summary>Người kiểm tra, thanh tra.</summary>
    Inspector,

    /// <summary>Nhân viên phòng thí nghiệm.</summary>
    Laboratory,

    /// <summary>Giảng viên.</summary>
    Trainer,

    /// <summary>Người của doanh nghiệp, hợp tác xã, hộ.</summary>
    Enterprise,

    /// <summary>Quản trị hệ thống.</summary>
    Administrator,
}

/// <summary>A role that a person holds in a unit over a span of days.</summary>
public sealed class UnitRole
{
    /// <summary>Its id.</summary>
    public required UnitRoleId Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The unit through its renamings.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>What the person does there.</summary>
    public required Role Role { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Who passed the role on during an absence; <see langword="null"/> when it is the person's own.</summary>
    public Guid? DelegatedBy { get; init; }

    /// <summary>Whether the role is held on a day.</summary>
    public bool HeldOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}
