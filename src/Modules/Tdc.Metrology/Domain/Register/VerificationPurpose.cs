namespace Tdc.Metrology.Domain.Register;

/// <summary>Why an instrument is verified.</summary>
internal enum VerificationPurpose
{
    /// <summary>Before first use (kiểm định ban đầu).</summary>
    Initial,

    /// <summary>When the period ends (kiểm định định kỳ).</summary>
    Periodic,

    /// <summary>After repair or when a seal was broken (kiểm định sau sửa chữa).</summary>
    AfterRepair,
}
