using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>A calibration job from order to certificate.</summary>
internal sealed class CalibrationJob
{
    /// <summary>Its id.</summary>
    public required JobId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>Year of the number.</summary>
    public required int Year { get; init; }

    /// <summary>Number within the laboratory and year, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Number that people quote: <c>YC-CODE-YEAR-NNNN</c>.</summary>
    public required string Number { get; init; }

    /// <summary>How far it is; changed only through <see cref="JobFlow"/>.</summary>
    public JobState State { get; set; }

    /// <summary>The customer, when it is a unit of the register; it then sees the job.</summary>
    public LineageId? CustomerUnit { get; set; }

    /// <summary>Name of the customer as the certificate prints it.</summary>
    public required string CustomerName { get; set; }

    /// <summary>Address of the customer as the certificate prints it.</summary>
    public string CustomerAddress { get; set; } = "";

    /// <summary>Where the work is done; empty for the laboratory itself.</summary>
    public string Place { get; set; } = "";

    /// <summary>Whether the customer asks for a statement of conformity.</summary>
    public bool WantsVerdict { get; set; }

    /// <summary>Day of the order.</summary>
    public required DateOnly OrderedOn { get; init; }

    /// <summary>Day on which the items came.</summary>
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>Day by which the customer wants the certificate.</summary>
    public DateOnly? WantedOn { get; set; }

    /// <summary>What was agreed besides.</summary>
    public string Note { get; set; } = "";

    /// <summary>Why it was cancelled, sent back or opened again; the last reason given.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The account that entered it.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}

/// <summary>A thing that is calibrated in a job.</summary>
internal sealed class JobItem
{
    /// <summary>Its id.</summary>
    public required JobItemId Id { get; init; }

    /// <summary>The job.</summary>
    public required JobId Job { get; init; }

    /// <summary>Place in the job, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; set; }

    /// <summary>Who made it, and its type.</summary>
    public string Maker { get; set; } = "";

    /// <summary>Serial number or other identity.</summary>
    public required string Serial { get; set; }

    /// <summary>Class as written on it; empty when it has none.</summary>
    public string Class { get; set; } = "";

    /// <summary>Nominal value or range as people say it.</summary>
    public string Nominal { get; set; } = "";

    /// <summary>Resolution in the unit of the method's result; <see langword="null"/> for a thing that shows nothing.</summary>
    public double? Resolution { get; set; }

    /// <summary>Condition on receipt; empty until it is received.</summary>
    public string Condition { get; set; } = "";

    /// <summary>The method.</summary>
    public required MethodId Method { get; init; }

    /// <summary>The laboratory's own standard, when this is one: its certificate then becomes one of the standard's.</summary>
    public StandardId? OwnStandard { get; init; }
}
