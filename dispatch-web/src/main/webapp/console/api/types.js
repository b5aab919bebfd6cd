// SPDX-License-Identifier: Apache-2.0
/** What the admin API answers, as types. The meaning of each field is in its OpenAPI document. */

/** @typedef {'NEVER_RAN'|'QUEUED'|'IN_PROGRESS'|'SUCCESSFUL'|'FAILED'|'CANCELED'|'TIMED_OUT'|'MISSED'} Status */
/** @typedef {{field: string, code: string, message: string}} Violation */
/** @typedef {{user: string, roles: string[], signIn: string}} Me */
/**
 * @typedef {object} Trigger
 * @property {number} id
 * @property {string} externalReferenceCode
 * @property {string} name
 * @property {string | null} description
 * @property {string} dispatchTaskExecutorType
 * @property {Record<string, string>} dispatchTaskSettings
 * @property {boolean} active
 * @property {string | null} cronExpression
 * @property {string | null} interval
 * @property {string | null} runOnceDate
 * @property {string | null} rrule
 * @property {string | null} calendar
 * @property {string | null} onlyCalendar
 * @property {string} calendarRule
 * @property {string} timeZoneId
 * @property {string} daylightSavingRule
 * @property {string | null} startDate
 * @property {string | null} endDate
 * @property {string} misfirePolicy
 * @property {boolean} overlapAllowed
 * @property {string} dispatchTaskClusterMode
 * @property {number} priority
 * @property {string | null} timeout
 * @property {number} maxAttempts
 * @property {string} retryDelay
 * @property {string} retryMaxDelay
 * @property {string} logRetention
 * @property {string | null} failedLogRetention
 * @property {string | null} canceledLogRetention
 * @property {number | null} logLimit
 * @property {number | null} successfulLogLimit
 * @property {number | null} failedLogLimit
 * @property {number | null} canceledLogLimit
 * @property {number | null} pauseAfterFailures
 * @property {string | null} concurrencyGroup
 * @property {number | null} rateLimit
 * @property {string | null} rateWindow
 * @property {string | null} startJitter
 * @property {boolean} requestsRecovery
 * @property {boolean} system
 * @property {string[]} labels
 * @property {{view: string[], run: string[], edit: string[]}} access the groups that it names
 * @property {('view'|'run'|'edit')[]} may what the user may do to it
 * @property {Status} status
 * @property {string | null} nextFireDate
 * @property {string | null} nextStartDate
 * @property {string | null} previousFireDate
 * @property {boolean} executorAvailable
 * @property {boolean | null} ready null when it is not known, as in lists
 * @property {string | null} notReadyReason
 * @property {string | null} scheduleDescription
 * @property {{deployment: string, withdrawn: boolean, differing: string[]} | null} declaration
 * @property {{name: string, size: number, checksum: string} | null} file
 * @property {string} createdBy
 * @property {string} modifiedBy
 * @property {string} dateCreated
 * @property {string} dateModified
 * @property {number} version
 */
/**
 * @typedef {object} Run
 * @property {number} id
 * @property {number} triggerId
 * @property {string} triggerName
 * @property {Status} status
 * @property {string} cause
 * @property {string} plannedDate
 * @property {string} earliestStartDate what starts later is late
 * @property {string} queuedDate
 * @property {string | null} startDate
 * @property {string | null} endDate
 * @property {number | null} durationMillis
 * @property {string | null} node
 * @property {number} attempt
 * @property {number | null} originLogId
 * @property {number | null} parentLogId
 * @property {string | null} reason
 * @property {number | null} missedCount
 * @property {string | null} missedUntilDate
 * @property {string} dispatchTaskExecutorType
 * @property {Record<string, string>} [dispatchTaskSettings]
 * @property {string | null} error
 * @property {string | null} stackTrace
 * @property {number} outputBytes
 * @property {boolean} outputTruncated
 * @property {number | null} progressPercent
 * @property {string | null} progressMessage
 * @property {string | null} result
 * @property {string | null} requestedBy
 * @property {string | null} canceledBy
 * @property {number} priority
 * @property {string | null} targetNode
 * @property {WaitingFor | null} waitingFor
 */
/** @typedef {{kind: 'GROUP' | 'RATE', group: string | null, inUse: number, maximum: number, window: string | null, nextPlaceDate: string | null}} WaitingFor */
/**
 * @typedef {object} Executor
 * @property {string} type
 * @property {string} name
 * @property {string} description
 * @property {boolean} hidden
 * @property {boolean} singleNode
 * @property {boolean} restricted
 * @property {string} deployment
 * @property {string[]} nodes
 * @property {string[]} differingNodes
 * @property {{properties?: Record<string, Setting>, required?: string[]} | null} settingsSchema
 */
/**
 * One setting of an executor's JSON Schema.
 * @typedef {object} Setting
 * @property {string | string[]} [type]
 * @property {string} [title]
 * @property {string} [description]
 * @property {string} [default]
 * @property {string[]} [enum]
 * @property {string} [format]
 * @property {string} [pattern]
 * @property {number} [maxLength]
 * @property {boolean} [writeOnly]
 */
/**
 * @typedef {object} Node
 * @property {string} name
 * @property {string} startedDate
 * @property {string} heartbeatDate
 * @property {boolean} alive
 * @property {boolean} stopped
 * @property {boolean} draining
 * @property {string | null} drainedDate
 * @property {string | null} drainedBy
 * @property {string | null} databaseAwayDate
 * @property {string | null} databaseBackDate
 * @property {number} runsInProgress
 * @property {number} maxConcurrentRuns
 * @property {string[]} executorTypes
 * @property {string | null} productVersion
 */
/** @typedef {{successful: number, failed: number, canceled: number, timedOut: number, missed: number}} Ended */
/**
 * @typedef {object} Overview
 * @property {number} queued
 * @property {number} inProgress
 * @property {number} oldestQueuedSeconds
 * @property {number} oldestOverdueSeconds
 * @property {number} activeTriggers
 * @property {boolean} schedulerPaused
 * @property {number} alertsUnsent
 * @property {Ended} lastHour
 * @property {Ended | null} last24Hours by planned dates, from a full hour on
 * @property {(Ended & {startDate: string})[]} hours the same, hour by hour
 * @property {{runs: number, oldestDate: string, triggerId: number | null, triggerName: string | null, waitingFor: WaitingFor}[]} heldUp
 * @property {number | null} secondsUntilEmpty
 */
/** @typedef {{fireDate: string, startDate: string, localDateTime: string, note: string | null, movedFrom: string | null}} Fire */
/** @typedef {{first: string, last: string, count: number, localDateTime: string}} Barred */
/** @typedef {{items: Fire[], skipped: string[], skippedCount: number, barred: Barred[], scheduleDescription: string}} Fires */
/**
 * @typedef {object} AuditEntry
 * @property {number} id
 * @property {string} date
 * @property {string} user
 * @property {string} action
 * @property {string} outcome
 * @property {string} entity
 * @property {number | null} entityId
 * @property {string | null} entityName
 * @property {Record<string, any> | null} before
 * @property {Record<string, any> | null} after
 * @property {string | null} detail
 */
/**
 * @typedef {object} BulkResult
 * @property {number} matched
 * @property {{id: number, name: string}[]} items
 * @property {number} done
 * @property {number} refusedCount
 * @property {{id: number, name: string, code: string, detail: string}[]} refused
 */
/**
 * @typedef {object} ConfigurationEntry
 * @property {string} key
 * @property {string | null} value
 * @property {'DEFAULT' | 'SET' | 'SECRET' | 'UNKNOWN'} kind
 */
/**
 * @typedef {object} AboutNode
 * @property {string} productVersion
 * @property {string} node
 * @property {string} server
 * @property {string} java
 * @property {string} database
 * @property {string} schemaVersion
 * @property {string} timeZone
 * @property {ConfigurationEntry[]} configuration
 */
/**
 * What runs of a day came to; the day is one of UTC.
 * @typedef {object} StatisticsDay
 * @property {string} date
 * @property {number} successful
 * @property {number} failed
 * @property {number} canceled
 * @property {number} timedOut
 * @property {number} missed
 * @property {number | null} durationP50Millis
 * @property {number | null} durationP95Millis
 */
/**
 * @typedef {object} TriggerStatistics
 * @property {StatisticsDay[]} days those with runs, oldest first
 * @property {number | null} durationP50Millis
 * @property {number | null} durationP95Millis
 * @property {number | null} usualDurationMillis
 * @property {boolean} complete
 */
/**
 * A page by number.
 * @template T
 * @typedef {{items: T[], page: number, pageSize: number, totalCount: number, lastPage: number}} PageOf
 */
/**
 * A page by key.
 * @template T
 * @typedef {{items: T[], nextCursor: string | null, totalCount?: number}} KeyPage
 */

export {};
