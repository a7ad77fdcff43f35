namespace Tdc.Platform.Organisations;

/// <summary>What kind of body a unit of the register is.</summary>
public enum OrganisationKind
{
    /// <summary>Tỉnh.</summary>
    Province,

    /// <summary>Thành phố trực thuộc trung ương.</summary>
    CentralCity,

    /// <summary>Huyện; none since 1 July 2025.</summary>
    District,

    /// <summary>Thành phố thuộc tỉnh; none since 1 July 2025.</summary>
    ProvincialCity,

    /// <summary>Thị xã; none since 1 July 2025.</summary>
    DistrictTown,

    /// <summary>Xã.</summary>
    Commune,

    /// <summary>Phường.</summary>
    Ward,

    /// <summary>Thị trấn; none since 1 July 2025.</summary>
    Township,

    /// <summary>Ủy ban nhân dân.</summary>
    PeoplesCommittee,

    /// <summary>Hội đồng nhân dân.</summary>
    PeoplesCouncil,

    /// <summary>Cơ quan đảng.</summary>
    Party,

    /// <summary>Văn phòng.</summary>
    Office,

    /// <summary>Sở.</summary>
    Department,

    /// <summary>Thanh tra.</summary>
    Inspectorate,

    /// <summary>Ban quản lý, ban.</summary>
    Authority,

    /// <summary>Chi cục.</summary>
    SubDepartment,

    /// <summary>Đơn vị sự nghiệp công lập.</summary>
    PublicServiceUnit,

    /// <summary>Báo, đài.</summary>
    Media,

    /// <summary>Cơ quan ngành dọc của trung ương tại địa phương.</summary>
    CentralAgency,

    /// <summary>Mặt trận, đoàn thể, hội.</summary>
    MassOrganisation,

    /// <summary>Trường đại học, cao đẳng.</summary>
    University,

    /// <summary>Trường, cơ sở giáo dục khác.</summary>
    School,

    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Hợp tác xã, tổ hợp tác.</summary>
    Cooperative,

    /// <summary>Hộ sản xuất, kinh doanh.</summary>
    Household,

    /// <summary>Phòng thí nghiệm, tổ chức hiệu chuẩn, kiểm định.</summary>
    Laboratory,

    /// <summary>Tổ chức hỗ trợ năng suất, chất lượng.</summary>
    SupportOrganisation,

    /// <summary>Chuyên gia.</summary>
    Expert,
}
